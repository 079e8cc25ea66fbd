import type { Explanation } from "./explanation.ts";

const SCHEMAS = "components\\/schemas";

/** Every mutant that no check of the run notices, with the reason; an entry that no longer holds is an error. */
export const explainedSurvivors: readonly Explanation[] = [
  {
    survivors: /^servers\//,
    why: "The run goes to an endpoint of its own: an account's URL is the caller's, and the mock ignores servers.",
  },
  {
    survivors: /\/operationId: /,
    why: "A name for generators, which is not on the wire; generate:check sees it in the generated code.",
  },
  {
    survivors: /^security\/0\/azure_auth\/0: |\/azure_auth\/flows\//,
    why: "How a token is got, and for what, is between the caller and Entra ID; the run is given its token.",
  },
  {
    survivors: /^components\/securitySchemes\/azure_auth: change to http bearer$/,
    why: "The same on the wire: a token of either scheme is sent as Authorization: Bearer.",
  },
  {
    survivors: /\/(?:schema|terminateReason)\/default: /,
    why: "What the service does when a value is left out cannot be seen in its answer to this operation.",
  },
  {
    survivors: /^components\/parameters\/JobId\/schema\/minLength: (?:drop|change to 0)$/,
    why: "A path with an empty segment is another path, to the mock and to the service, whatever the schema says.",
  },
  {
    survivors: /^components\/parameters\/ApiVersion\/schema\/type: drop$/,
    why: "The constant fixes the type as well.",
  },
  {
    survivors:
      /^components\/(?:parameters\/If(?:None)?Match|headers\/(?:ETag|DataServiceId))\/schema\/type: drop$/,
    why: "Whatever a header holds is a text.",
  },
  {
    survivors:
      /^components\/parameters\/(?:JobId\/examples\/NightlyJob|Timeout\/examples\/ServerDefault): drop$/,
    why: "A parameter needs no example: every parameter is sent with values of scenarios/parameter-cases.ts.",
  },
  {
    survivors: /^components\/parameters\/Select\/examples\/StateAndEnd: drop$/,
    why: "Every read asks for these fields, so that nothing is lost with the example.",
  },
  {
    survivors: /\/examples\/WithoutReason: drop$/,
    why: "An empty object is sent by most scenarios, so that nothing is lost with the example.",
  },
  {
    survivors:
      /^components\/headers\/(?:RequestId|ETag|LastModified|DataServiceId)\/required: change to true$/,
    why: "response-headers takes these headers for required as they are: the recorded 202 always has them.",
  },
  {
    survivors: new RegExp(
      `^${SCHEMAS}\\/(?:BatchError|ErrorMessage|BatchErrorDetail|Job|JobExecutionInformation)\\/additionalProperties: change to false$`,
    ),
    why: "response-undeclared tells every field that the contract does not have, so that no answer differs.",
  },
  {
    survivors: new RegExp(
      `^${SCHEMAS}\\/(?:BatchError\\/required: (?:code|message)|ErrorMessage\\/required: value) is required$`,
    ),
    why: "response-body asks for a code and a message with a text already, so that no answer differs.",
  },
  {
    survivors: new RegExp(
      `^${SCHEMAS}\\/(?:BatchError\\/required: odata\\.metadata|ErrorMessage\\/required: lang|BatchErrorDetail\\/required: (?:key|value)) is required$`,
    ),
    why: "Every recorded error has it: an answer without it that is right has not been seen, so none is played.",
  },
  {
    survivors: new RegExp(`^${SCHEMAS}\\/Job\\/required: (?:id|state) is required$`),
    why: "response-selection asks for what the client selects already, so that no answer differs.",
  },
  {
    survivors: new RegExp(
      `^${SCHEMAS}\\/(?:Job\\/required: odata\\.metadata|JobExecutionInformation\\/required: (?:startTime|poolId)) is required$`,
    ),
    why: "Every recorded job has it: an answer without it that is right has not been seen, so none is played.",
  },
  {
    survivors: new RegExp(`^${SCHEMAS}\\/JobState\\/type: drop$`),
    why: "The list of states fixes the type as well.",
  },
  {
    survivors: new RegExp(`^${SCHEMAS}\\/Guid\\/format: drop$`),
    why: "The pattern lets pass less than the format does.",
  },
  {
    survivors: new RegExp(
      `^${SCHEMAS}\\/Guid\\/pattern: (?:without \\$|class \\d.*, takes anything|count .* is no (?:upper|lower) limit)$`,
    ),
    why: "The format uuid, which the mock and the checks know, lets nothing pass that the pattern refuses but urn:uuid.",
  },
  {
    survivors: new RegExp(`^${SCHEMAS}\\/HttpDate\\/pattern: group 5 without 60$`),
    why: "A leap second: RFC 1123 has it, no Date of the client and no recording does.",
  },
];
