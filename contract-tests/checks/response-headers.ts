import { type Exchange, headerValue } from "../exchange.ts";
import { textErrors } from "../value-errors.ts";
import type { Check } from "./check.ts";

/** Every documented header of the answer is there and valid. */
export const responseHeaders: Check = (exchange, { operation }) => {
  const { status, headers } = exchange.response;
  const documented = operation.responses[String(status)]?.headers ?? {};
  return Object.entries(documented).flatMap(([name, { schema }]) => {
    const value = headerValue(headers, name);
    const finding = {
      check: "response-headers",
      received: value === undefined ? `no ${name}` : `${name}: ${value}`,
      documented: `${name} on a ${status}, ${[schema.type, schema.format].filter(Boolean).join(" ")}`,
      mend: `answer with a valid ${name}.`,
    };
    if (value === undefined) return mayBeAbsent(name, exchange) ? [] : [finding];
    return textErrors(schema, value).map((error) => ({
      ...finding,
      documented: `${finding.documented}; ${error}`,
    }));
  });
};

// The caller's own id comes back only to a caller who asks for it.
function mayBeAbsent(name: string, { request }: Exchange): boolean {
  return name === "client-request-id" && headerValue(request.headers, `return-${name}`) !== "true";
}
