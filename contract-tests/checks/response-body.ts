import type { Contract, Schema } from "../load-contract.ts";
import { parsedJson } from "../parsed-json.ts";
import { valueErrors } from "../value-errors.ts";
import { type Check, judged, type Verdict } from "./check.ts";
import { documentedResponse, schemaOf } from "./response-status.ts";

/** An answer without documented content has no body, any other a valid one, and an error one that says something. */
export const responseBody: Check = ({ response: { status, headers, body } }, contract) => {
  const { operation, pointerOf } = contract;
  const answer = documentedResponse(operation, status) ?? operation.responses["default"];
  if (!answer) return [];
  const schema = schemaOf(answer, headers);
  const received = body === "" ? "no body" : `body ${body}`;
  if (!schema) {
    const problem = { received, documented: "no content", mend: "answer without a body." };
    return judged(pointerOf(answer), body === "" ? [] : [problem]);
  }
  const value = parsedJson(body);
  const isError = answer === operation.responses["default"];
  const problems = [...valueErrors(schema, value), ...(isError ? missingContent(value) : [])];
  if (problems.length === 0) return partsOf(schema, value, contract);
  return judged(
    pointerOf(schema),
    problems.map((problem) => ({
      received,
      documented: `${isError ? "a BatchError" : "a valid body"}; ${problem}`,
      mend: isError
        ? "answer with a BatchError that has at least a code and a message."
        : "answer with what the schema allows.",
    })),
  );
};

// Nothing in a BatchError is required, so the schema alone lets an empty object pass.
function missingContent(value: unknown): string[] {
  const { code, message } = (value ?? {}) as { code?: unknown; message?: { value?: unknown } };
  return [
    ...(code ? [] : ["it should have a code"]),
    ...(message?.value ? [] : ["it should have a message with a text"]),
  ];
}

// The schema and, below it, every field that is there.
function partsOf(schema: Schema, value: unknown, contract: Contract): Verdict[] {
  const items = schema["items"] as Schema | undefined;
  const below =
    Array.isArray(value) && items
      ? value.flatMap((each) => partsOf(items, each, contract))
      : Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
          value !== null && typeof value === "object" && name in value
            ? partsOf(field, (value as Record<string, unknown>)[name], contract)
            : [],
        );
  return [{ place: contract.pointerOf(schema) }, ...below];
}
