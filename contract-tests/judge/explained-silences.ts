import type { Finding } from "../checks/check.ts";
import type { ExplainedDifference } from "./explained-difference.ts";

/** What only our checks look at, since a Swagger has no words for it, or oav does not read them. */
export const explainedSilences: readonly ExplainedDifference[] = [
  silent(
    "credentials",
    "request-credentials",
    "oav does not look at security, and we keep credentials from it.",
  ),
  silent("signature", "request-signature", "A Swagger cannot say how a signature is made."),
  silent("date-of-another-time", "request-date", "A Swagger cannot say that a date is the present one."),
  silent(
    "conditions-together",
    "request-conditions",
    "A Swagger cannot say which headers exclude each other.",
  ),
  silent("accept", "request-accept", "oav does not look at Accept, since it is no parameter of the Swagger."),
  silent("unknown-header", "request-unknown-header", "oav looks at the headers of the Swagger alone."),
  silent("unknown-query-parameter", "request-unknown-query", "oav looks at the query of the Swagger alone."),
  silent(
    "not-over-tls",
    ({ check, received }) => check === "request-line" && received.startsWith("http://"),
    "oav does not look at the schemes of the Swagger, which has https alone.",
  ),
  silent(
    "error-code",
    "response-error-code",
    "The Swagger takes any text for a code; the list of codes is elsewhere.",
  ),
  silent(
    "id-of-another-request",
    "response-request-id",
    "A Swagger cannot say that an answer repeats its request.",
  ),
  silent(
    "selected-fields",
    "request-selection",
    "A Swagger cannot say that a list of names is one of fields.",
  ),
  silent(
    "fields-of-another-selection",
    "response-selection",
    "A Swagger cannot say that an answer has what its request asks for.",
  ),
  silent("another-job", "response-job", "A Swagger cannot say that an answer is about what was asked for."),
  silent(
    "undeclared-header",
    ({ check, received }) => check === "response-undeclared" && received.startsWith("header "),
    "oav looks at the headers of the Swagger alone.",
  ),
];

/** All findings of one check, or some of it. */
function silent(
  id: string,
  about: string | ((finding: Finding) => boolean),
  why: string,
): ExplainedDifference {
  return { id, ours: typeof about === "string" ? ({ check }) => check === about : about, why };
}
