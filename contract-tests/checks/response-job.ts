import { parsedJson } from "../parsed-json.ts";
import { type Check, judged } from "./check.ts";
import { documentedResponse, schemaOf } from "./response-status.ts";

const PARAMETER = "jobId";
const FIELD = "id";

/** The job in an answer is the one that was asked for, whatever the letter case of its id. */
export const responseJob: Check = ({ request, response }, contract, { mocked }) => {
  const { operation, pathTemplate, pointerOf } = contract;
  const answer = documentedResponse(operation, response.status);
  const isError = answer === operation.responses["default"];
  const schema = answer && schemaOf(answer, response.headers);
  const field = schema?.properties?.[FIELD];
  const { [FIELD]: received } = Object(parsedJson(response.body)) as Record<string, unknown>;
  if (mocked || isError || !field || typeof received !== "string") return [];
  const asked = jobIn(request.url, pathTemplate);
  const problem = {
    received: `the job ${received}`,
    documented: `the job ${asked}, which was asked for`,
    mend: "look for something in between that answers instead, such as a cache.",
  };
  return judged(pointerOf(field), received.toLowerCase() === asked?.toLowerCase() ? [] : [problem]);
};

// The documented path stands at the end of the one that was sent.
function jobIn(url: string, pathTemplate: string): string | undefined {
  const template = pathTemplate.split("/");
  const segment = new URL(url).pathname.split("/").at(template.indexOf(`{${PARAMETER}}`) - template.length);
  try {
    return segment && decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
