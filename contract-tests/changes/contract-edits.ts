/** One place of the contract edited: what a comparison must say of it, in both directions. */
export interface ContractEdit {
  readonly name: string;
  /** What to look for in the contract, and what to put there instead. */
  readonly find: string | RegExp;
  readonly put: string;
  /** An edit that both versions have already. */
  readonly given?: readonly [string | RegExp, string];
  /** Whom it breaks, and the id: from the contract to the edited one, and from the edited one back. */
  readonly there: readonly string[];
  readonly back: readonly string[];
  /** What the line that is pointed to has in it. */
  readonly at: RegExp;
}

type Row = Omit<ContractEdit, "name">;

const timeoutSchema = "        default: 30\n";
const etag = "    ETag:\n      description";
const bodySchema = "      properties:\n        terminateReason:";
const errorSchema = "      properties:\n        odata.metadata:";

const rows: Readonly<Record<string, Row>> = {
  "a further operation": {
    find: "  /jobs/{jobId}/terminate:\n",
    put: "  /jobs/{jobId}/terminate:\n    get: { responses: { default: { description: Any. } } }\n",
    there: ["addition operation-added"],
    back: ["callers operation-removed"],
    at: /get:/,
  },
  "another operationId": {
    find: "operationId: Job_Terminate",
    put: "operationId: Job_End",
    there: ["harmless operation-id-changed"],
    back: ["harmless operation-id-changed"],
    at: /operationId/,
  },
  "a callback": {
    find: "      tags: [Jobs]\n",
    put: "      tags: [Jobs]\n      callbacks: { done: {} }\n",
    there: ["callers operation-detail-changed"],
    back: ["callers operation-detail-changed"],
    at: /callbacks/,
  },
  "no timeout": {
    find: '        - $ref: "#/components/parameters/Timeout"\n',
    put: "",
    there: ["callers request-parameter-removed"],
    back: ["service request-parameter-added"],
    at: /parameters\/Timeout/,
  },
  "no api-version": {
    find: '        - $ref: "#/components/parameters/ApiVersion"\n',
    put: "",
    there: ["callers request-parameter-removed"],
    back: ["callers request-parameter-added-as-required"],
    at: /parameters\/ApiVersion/,
  },
  "timeout required": {
    find: "      name: timeout\n",
    put: "      name: timeout\n      required: true\n",
    there: ["callers request-parameter-now-required"],
    back: ["service request-parameter-now-optional"],
    at: /required: true|Timeout:/,
  },
  "no body": {
    find: / {6}requestBody:[\s\S]*?(?= {6}responses:)/,
    put: "",
    there: ["callers request-body-removed"],
    back: ["service request-body-added"],
    at: /requestBody:/,
  },
  "no body where one was required": {
    given: ["        required: false", "        required: true"],
    find: / {6}requestBody:[\s\S]*?(?= {6}responses:)/,
    put: "",
    there: ["callers request-body-removed"],
    back: ["callers request-body-added-as-required"],
    at: /requestBody:/,
  },
  "the body required": {
    find: "        required: false",
    put: "        required: true",
    there: ["callers request-body-now-required"],
    back: ["service request-body-now-optional"],
    at: /required:/,
  },
  "no terminateReason": {
    find: / {8}terminateReason:[\s\S]*?(?= {6}additionalProperties)/,
    put: "",
    there: ["callers request-property-removed"],
    back: ["service request-property-added"],
    at: /terminateReason:/,
  },
  "a further, required property of the body": {
    find: bodySchema,
    put: bodySchema
      .replace("s:\n", "s:\n        force: { type: boolean }\n")
      .replace(/^/, "      required: [force]\n"),
    there: ["callers request-property-added-as-required"],
    back: ["callers request-property-removed"],
    at: /force:/,
  },
  "terminateReason required": {
    find: bodySchema,
    put: `      required: [terminateReason]\n${bodySchema}`,
    there: ["callers request-property-now-required"],
    back: ["service request-property-now-optional"],
    at: /required: \[|terminateReason:/,
  },
  "no odata.metadata": {
    find: / {8}odata.metadata:\n {10}type[\s\S]*?(?= {8}code:)/,
    put: "",
    there: ["callers response-property-removed"],
    back: ["service response-property-added"],
    at: /odata.metadata:/,
  },
  "an error's code required": {
    find: errorSchema,
    put: `      required: [code]\n${errorSchema}`,
    there: ["service response-property-now-required"],
    back: ["callers response-property-now-optional"],
    at: /required: \[|code:/,
  },
  "no ETag": {
    find: '        ETag: { $ref: "#/components/headers/ETag" }\n',
    put: "",
    there: ["callers response-header-removed"],
    back: ["service response-header-added"],
    at: /headers\/ETag/,
  },
  "ETag always there": {
    find: etag,
    put: etag.replace("\n", "\n      required: true\n"),
    there: ["service response-header-now-required"],
    back: ["callers response-header-now-optional"],
    at: /required: true|ETag:/,
  },
  "a 200 as well": {
    find: "      responses:\n",
    put: '      responses:\n        "200": { description: Done. }\n',
    there: ["callers response-success-status-added"],
    back: ["callers response-status-removed"],
    at: /"200"/,
  },
  "a 503 of its own": {
    find: "      responses:\n",
    put: '      responses:\n        "503": { description: Busy. }\n',
    there: ["service response-error-status-added"],
    back: ["callers response-status-removed"],
    at: /"503"/,
  },
  "a 404 of its own that says what the default says": {
    find: "      responses:\n",
    put: '      responses:\n        "404": { $ref: "#/components/responses/Error", description: Gone. }\n',
    there: ["harmless response-status-restated"],
    back: ["harmless response-status-restated"],
    at: /"404"/,
  },
  "a 200 that says what the default says": {
    find: "      responses:\n",
    put: '      responses:\n        "200": { $ref: "#/components/responses/Error" }\n',
    there: ["callers response-success-status-added"],
    back: ["callers response-status-removed"],
    at: /"200"/,
  },
  "a 404 of its own where a range says the same, and the default does not": {
    given: [
      "      responses:\n",
      '      responses:\n        "4XX": { content: { text/plain: { schema: { type: string } } } }\n',
    ],
    find: '"4XX"',
    put: '"404": { content: { text/plain: { schema: { type: string } } } }\n        "4XX"',
    there: ["harmless response-status-restated"],
    back: ["harmless response-status-restated"],
    at: /"404"/,
  },
  "a 404 like the default where a range says something else": {
    given: [
      "      responses:\n",
      '      responses:\n        "4XX": { content: { text/plain: { schema: { type: string } } } }\n',
    ],
    find: '"4XX"',
    put: '"404": { $ref: "#/components/responses/Error" }\n        "4XX"',
    there: ["service response-error-status-added"],
    back: ["callers response-status-removed"],
    at: /"404"/,
  },
  "a range that says what the default says": {
    find: "      responses:\n",
    put: '      responses:\n        "4XX": { $ref: "#/components/responses/Error" }\n',
    there: ["harmless response-status-restated"],
    back: ["harmless response-status-restated"],
    at: /"4XX"/,
  },
  "another media type of the body": {
    find: "          application/json; odata=minimalmetadata:",
    put: "          application/json:",
    there: ["callers request-media-type-removed", "service request-media-type-added"],
    back: ["callers request-media-type-removed", "service request-media-type-added"],
    at: /application\/json/,
  },
  "the body's media type spelled without the space": {
    find: "          application/json; odata=minimalmetadata:",
    put: "          application/json;odata=minimalmetadata:",
    there: [],
    back: [],
    at: /never/,
  },
  "one media type of errors less": {
    find: / {8}application\/json:\n[\s\S]*?(?<=\n)(?= {6}x-source)/,
    put: "",
    there: ["callers response-media-type-removed"],
    back: ["callers response-media-type-added"],
    at: /application\/json:/,
  },
  "timeout any number": {
    find: "        type: integer",
    put: "        type: number",
    there: ["service request-type-widened"],
    back: ["callers request-type-narrowed"],
    at: /type:/,
  },
  "a text in the place of a boolean": {
    find: "        type: boolean",
    put: "        type: string",
    there: ["callers request-type-changed"],
    back: ["callers request-type-changed"],
    at: /type:/,
  },
  "an ETag that may be null": {
    find: /(version\. The service writes it without quotes\.\n\s+schema:\n\s+)type: string/,
    put: '$1type: [string, "null"]',
    there: ["callers response-type-widened"],
    back: ["service response-type-narrowed"],
    at: /type:/,
  },
  "an ETag that is a number": {
    find: /(version\. The service writes it without quotes\.\n\s+schema:\n\s+)type: string/,
    put: "$1type: integer",
    there: ["callers response-type-changed"],
    back: ["callers response-type-changed"],
    at: /type:/,
  },
  "a higher minimum": {
    find: "        minimum: 0",
    put: "        minimum: 1",
    there: ["callers request-constraint-tightened"],
    back: ["service request-constraint-loosened"],
    at: /minimum:/,
  },
  "a maximum": {
    find: timeoutSchema,
    put: `${timeoutSchema}        maximum: 30\n`,
    there: ["callers request-constraint-tightened"],
    back: ["service request-constraint-loosened"],
    at: /maximum:/,
  },
  "an open body": {
    find: "      additionalProperties: false",
    put: "      additionalProperties: true",
    there: ["service request-constraint-loosened"],
    back: ["callers request-constraint-tightened"],
    at: /additionalProperties: false/,
  },
  "a body of further texts": {
    find: "      additionalProperties: false",
    put: "      additionalProperties: { type: string }",
    there: ["service request-constraint-loosened"],
    back: ["callers request-constraint-tightened"],
    at: /additionalProperties/,
  },
  "one alternative more": {
    given: [timeoutSchema, `${timeoutSchema}        anyOf: [{ maximum: 30 }, { minimum: 60 }]\n`],
    find: "{ minimum: 60 }]",
    put: "{ minimum: 60 }, { const: 45 }]",
    there: ["service request-constraint-loosened"],
    back: ["callers request-constraint-tightened"],
    at: /anyOf/,
  },
  "alternatives where there were none": {
    find: timeoutSchema,
    put: `${timeoutSchema}        anyOf: [{ maximum: 30 }, { minimum: 60 }]\n`,
    there: ["callers request-constraint-tightened"],
    back: ["service request-constraint-loosened"],
    at: /anyOf/,
  },
  "another api-version": {
    find: "        const: 2023-11-01.18.0",
    put: "        const: 2024-02-01.19.0",
    there: ["callers request-constraint-changed"],
    back: ["callers request-constraint-changed"],
    at: /const:/,
  },
  "another form of dates": {
    find: "      format: date-time-rfc1123",
    put: "      format: date-time-rfc7231",
    there: ["callers request-constraint-changed", "callers response-constraint-changed"],
    back: ["callers request-constraint-changed", "callers response-constraint-changed"],
    at: /format:/,
  },
  "an ETag that is not empty": {
    find: /(version\. The service writes it without quotes\.\n\s+schema:\n)/,
    put: "$1        minLength: 1\n",
    there: ["service response-constraint-tightened"],
    back: ["callers response-constraint-loosened"],
    at: /minLength: 1/,
  },
  "another default": {
    find: "        default: 30",
    put: "        default: 20",
    there: ["callers request-default-changed"],
    back: ["callers request-default-changed"],
    at: /default:/,
  },
  "a default in an answer": {
    find: "        code:\n          type: string",
    put: "        code:\n          default: InternalError\n          type: string",
    there: ["callers response-default-changed"],
    back: ["callers response-default-changed"],
    at: /default:/,
  },
  "a keyword that is not weighed, of a parameter": {
    find: timeoutSchema,
    put: `${timeoutSchema}        not: { const: 13 }\n`,
    there: ["callers request-schema-changed"],
    back: ["callers request-schema-changed"],
    at: /not:/,
  },
  "a keyword that is not weighed, of a header": {
    find: /(version\. The service writes it without quotes\.\n\s+schema:\n)/,
    put: '$1        contentEncoding: "base64"\n',
    there: ["callers response-schema-changed"],
    back: ["callers response-schema-changed"],
    at: /contentEncoding:/,
  },
  "another way to write a parameter": {
    find: "      name: timeout\n",
    put: "      name: timeout\n      allowReserved: true\n",
    there: ["callers request-serialization-changed"],
    back: ["callers request-serialization-changed"],
    at: /allowReserved/,
  },
  "another way to write a header": {
    find: etag,
    put: etag.replace("\n", "\n      explode: true\n"),
    there: ["callers response-serialization-changed"],
    back: ["callers response-serialization-changed"],
    at: /explode/,
  },
  "the usual way to write a parameter, written out": {
    find: "      name: timeout\n",
    put: "      name: timeout\n      style: form\n      explode: true\n      allowReserved: false\n",
    there: [],
    back: [],
    at: /never/,
  },
  "a header's usual way to be written, written out": {
    find: etag,
    put: etag.replace("\n", "\n      style: simple\n      explode: false\n"),
    there: [],
    back: [],
    at: /never/,
  },
  "a style with its own usual explode, written out": {
    given: ["      name: timeout\n", "      name: timeout\n      style: spaceDelimited\n"],
    find: "      style: spaceDelimited\n",
    put: "      style: spaceDelimited\n      explode: false\n",
    there: [],
    back: [],
    at: /never/,
  },
  "another style of a path": {
    find: "      name: jobId\n",
    put: "      name: jobId\n      style: matrix\n",
    there: ["callers request-serialization-changed"],
    back: ["callers request-serialization-changed"],
    at: /style/,
  },
  "no key": {
    find: "  - api_key: []\n",
    put: "",
    there: ["callers security-alternative-removed"],
    back: ["service security-alternative-added"],
    at: /api_key/,
  },
  "nobody needs to sign in": {
    find: "  - api_key: []\n",
    put: "  - api_key: []\n  - {}\n",
    there: ["service security-alternative-added"],
    back: ["callers security-alternative-removed"],
    at: /\{\}/,
  },
  "no scope": {
    find: "azure_auth: [user_impersonation]",
    put: "azure_auth: []",
    there: ["service security-scope-removed"],
    back: ["callers security-scope-added"],
    at: /azure_auth/,
  },
  "the key in another header": {
    find: "      name: Authorization",
    put: "      name: X-Key",
    there: ["callers security-scheme-changed"],
    back: ["callers security-scheme-changed"],
    at: /name:/,
  },
  "a further scope on offer": {
    find: "            user_impersonation:",
    put: "            user_administration: Everything.\n            user_impersonation:",
    there: ["callers security-scheme-changed"],
    back: ["callers security-scheme-changed"],
    at: /user_administration/,
  },
  "a further server": {
    find: "servers:\n",
    put: "servers:\n  - url: https://other.example\n",
    there: ["service server-added"],
    back: ["callers server-removed"],
    at: /other.example/,
  },
  "another default of the server": {
    find: "        default: https://account.region.",
    put: "        default: https://account.place.",
    there: ["callers server-changed"],
    back: ["callers server-changed"],
    at: /default:/,
  },
  "another version of the document": {
    find: "\n  version: 2023-11-01.18.0",
    put: "\n  version: 2023-11-01.18.1",
    there: ["harmless document-version-changed"],
    back: ["harmless document-version-changed"],
    at: /version:/,
  },
  "a header in another letter case": {
    find: "      name: If-Match",
    put: "      name: if-match",
    there: ["harmless header-spelling-changed"],
    back: ["harmless header-spelling-changed"],
    at: /name:/,
  },
  "a parameter that is going out of use": {
    find: "      name: timeout\n",
    put: "      name: timeout\n      deprecated: true\n",
    there: ["harmless deprecation-changed"],
    back: ["harmless deprecation-changed"],
    at: /deprecated/,
  },
  "another status of an example": {
    find: "    JobNotFound:\n      x-status: 404",
    put: "    JobNotFound:\n      x-status: 410",
    there: ["harmless extension-changed"],
    back: ["harmless extension-changed"],
    at: /x-status/,
  },
  "another value of an example": {
    find: "superseded by nightly-43",
    put: "superseded by nightly-44",
    there: ["harmless example-changed"],
    back: ["harmless example-changed"],
    at: /superseded/,
  },
  "other words": {
    find: "When the job last changed.",
    put: "When the job changed last.",
    there: ["harmless text-changed"],
    back: ["harmless text-changed"],
    at: /description/,
  },
};

/** At least one edit for every sort of change. */
export const contractEdits: readonly ContractEdit[] = Object.entries(rows).map(([name, row]) => ({
  name,
  ...row,
}));

/** The text with one edit made. */
export function edited(text: string, find: string | RegExp, put: string): string {
  const result = text.replace(find, put);
  if (result === text)
    throw new Error(`contract-edits.ts: nothing to edit: the contract has no ${String(find)}.`);
  return result;
}
