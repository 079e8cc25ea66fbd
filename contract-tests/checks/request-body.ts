import { valueErrors } from "../value-errors.ts";
import type { Check } from "./check.ts";

/** The body of the request is JSON and valid, or empty where it may be left out. */
export const requestBody: Check = ({ request: { body } }, { operation }) => {
  const { required = false, content } = operation.requestBody;
  if (body === "" && !required) return [];
  const schema = Object.values(content)[0]?.schema ?? {};
  return problems(body, (value) => valueErrors(schema, value)).map((problem) => ({
    check: "request-body",
    received: body === "" ? "no body" : `body ${body}`,
    documented: `a JSON ${schema.type ?? "value"}; ${problem}`,
    mend: "send a body that the schema allows.",
  }));
};

function problems(body: string, errorsOf: (value: unknown) => string[]): string[] {
  try {
    return errorsOf(JSON.parse(body));
  } catch {
    return ["it must be well-formed JSON"];
  }
}
