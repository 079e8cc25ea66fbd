import { valueErrors } from "../value-errors.ts";
import type { Check } from "./check.ts";

/** An answer without documented content has no body; an error has a valid one that says something. */
export const responseBody: Check = ({ response: { status, body } }, { operation }) => {
  const { content } = operation.responses[String(status)] ?? operation.responses["default"] ?? {};
  const schema = Object.values(content ?? {})[0]?.schema;
  const finding = {
    check: "response-body",
    received: body === "" ? "no body" : `body ${body.length > 200 ? `${body.slice(0, 200)}…` : body}`,
  };
  if (!schema) {
    return body === "" ? [] : [{ ...finding, documented: "no content", mend: "answer without a body." }];
  }
  const value = parsed(body);
  return [...valueErrors(schema, value), ...missingContent(value)].map((problem) => ({
    ...finding,
    documented: `a BatchError; ${problem}`,
    mend: "answer with a BatchError that has at least a code and a message.",
  }));
};

// Nothing in a BatchError is required, so the schema alone lets an empty object pass.
function missingContent(value: unknown): string[] {
  const { code, message } = (value ?? {}) as { code?: unknown; message?: { value?: unknown } };
  return [
    ...(code ? [] : ["it should have a code"]),
    ...(message?.value ? [] : ["it should have a message with a text"]),
  ];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
