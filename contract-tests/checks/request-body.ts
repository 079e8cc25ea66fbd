import { parsedJson } from "../parsed-json.ts";
import { valueErrors } from "../value-errors.ts";
import { type Check, conforms, judged, type Problem } from "./check.ts";

/** The body of the request is JSON and valid, or empty where it may be left out or there is none. */
export const requestBody: Check = ({ request: { body } }, { operation, pointerOf }) => {
  if (!operation.requestBody) return judged(pointerOf(operation), body === "" ? [] : [unasked(body)]);
  const { required = false, content } = operation.requestBody;
  const place = pointerOf(operation.requestBody);
  if (body === "" && !required) return [conforms(place)];
  const schema = Object.values(content)[0]?.schema ?? {};
  const value = parsedJson(body);
  const problems = value === undefined ? ["it must be well-formed JSON"] : valueErrors(schema, value);
  if (problems.length === 0) {
    const fields = Object.entries(schema.properties ?? {}).filter(([name]) => name in (value as object));
    return [conforms(place), ...fields.map(([, field]) => conforms(pointerOf(field)))];
  }
  return judged(
    schema.type ? pointerOf(schema) : place,
    problems.map((problem) => ({
      received: body === "" ? "no body" : `body ${body}`,
      documented: `a JSON ${schema.type ?? "value"}; ${problem}`,
      mend: "send a body that the schema allows.",
    })),
  );
};

const unasked = (body: string): Problem => ({
  received: `body ${body}`,
  documented: "no body",
  mend: "send none: the service may refuse it, and what stands in between may drop it.",
});
