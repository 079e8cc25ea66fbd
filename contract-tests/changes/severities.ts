/** Whom a change breaks, if anybody. */
export type Severity = "breaking-for-callers" | "breaking-for-service" | "addition" | "harmless";

const callers = "breaking-for-callers";
const service = "breaking-for-service";
const addition = "addition";
const harmless = "harmless";

/**
 * Every sort of change, by its stable id.
 *
 * Refusing what was fine, or answering less or other than before, breaks callers. Taking more, or promising more,
 * breaks whoever implements the contract. Where a change can do both, callers count. An operation that nobody knew
 * breaks nobody.
 */
export const severities = {
  "operation-added": addition,
  "operation-removed": callers,
  "operation-id-changed": harmless,
  "operation-detail-changed": callers,

  "request-parameter-added": service,
  "request-parameter-added-as-required": callers,
  "request-parameter-removed": callers,
  "request-parameter-now-required": callers,
  "request-parameter-now-optional": service,

  "request-body-added": service,
  "request-body-added-as-required": callers,
  "request-body-removed": callers,
  "request-body-now-required": callers,
  "request-body-now-optional": service,

  "request-property-added": service,
  "request-property-added-as-required": callers,
  "request-property-removed": callers,
  "request-property-now-required": callers,
  "request-property-now-optional": service,
  "response-property-added": service,
  "response-property-removed": callers,
  "response-property-now-required": service,
  "response-property-now-optional": callers,

  "response-header-added": service,
  "response-header-removed": callers,
  "response-header-now-required": service,
  "response-header-now-optional": callers,

  "response-success-status-added": callers,
  "response-error-status-added": service,
  "response-status-removed": callers,
  "response-status-restated": harmless,

  "request-media-type-added": service,
  "request-media-type-removed": callers,
  "response-media-type-added": callers,
  "response-media-type-removed": callers,

  "request-type-narrowed": callers,
  "request-type-widened": service,
  "request-type-changed": callers,
  "response-type-narrowed": service,
  "response-type-widened": callers,
  "response-type-changed": callers,

  "request-constraint-tightened": callers,
  "request-constraint-loosened": service,
  "request-constraint-changed": callers,
  "response-constraint-tightened": service,
  "response-constraint-loosened": callers,
  "response-constraint-changed": callers,

  "request-default-changed": callers,
  "response-default-changed": callers,
  "request-schema-changed": callers,
  "response-schema-changed": callers,
  "request-serialization-changed": callers,
  "response-serialization-changed": callers,

  "security-alternative-added": service,
  "security-alternative-removed": callers,
  "security-scope-added": callers,
  "security-scope-removed": service,
  "security-scheme-changed": callers,

  "server-added": service,
  "server-removed": callers,
  "server-changed": callers,

  "document-version-changed": harmless,
  "header-spelling-changed": harmless,
  "deprecation-changed": harmless,
  "example-changed": harmless,
  "extension-changed": harmless,
  "text-changed": harmless,
} as const satisfies Record<string, Severity>;

/** Whether a change of this severity breaks anybody. */
export const isBreaking = (severity: Severity): boolean => severity === callers || severity === service;

/** The stable id of a sort of change. */
export type RuleId = keyof typeof severities;
