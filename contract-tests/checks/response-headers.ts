import { type Exchange, headerValue } from "../exchange.ts";
import { textErrors } from "../value-errors.ts";
import { type Check, judged } from "./check.ts";
import { documentedResponse } from "./response-status.ts";

/** Every documented header of the answer is there and valid. */
export const responseHeaders: Check = (exchange, { operation, pointerOf }) => {
  const { status, headers } = exchange.response;
  const documented = documentedResponse(operation, status)?.headers ?? {};
  return Object.entries(documented).flatMap(([name, header]) => {
    const { schema } = header;
    const value = headerValue(headers, name);
    const finding = {
      received: value === undefined ? `no ${name}` : `${name}: ${value}`,
      documented: `${name} on a ${status}, ${[schema.type, schema.format].filter(Boolean).join(" ")}`,
      mend: `answer with a valid ${name}.`,
    };
    if (value === undefined) return mayBeAbsent(name, exchange) ? [] : judged(pointerOf(header), [finding]);
    return judged(
      pointerOf(header),
      textErrors(schema, value).map((error) => ({
        ...finding,
        documented: `${finding.documented}; ${error}`,
      })),
    );
  });
};

// The caller's own id comes back only to a caller who asks for it.
function mayBeAbsent(name: string, { request }: Exchange): boolean {
  return name === "client-request-id" && headerValue(request.headers, `return-${name}`) !== "true";
}
