import { headerValue } from "../exchange.ts";
import { normalMediaType } from "../media-type.ts";
import type { Check } from "./check.ts";

/** An answer without documented content names no media type; another one names a documented one. */
export const responseContentType: Check = ({ response }, { operation }) => {
  const { content = {} } =
    operation.responses[String(response.status)] ?? operation.responses["default"] ?? {};
  const documented = Object.keys(content);
  const received = headerValue(response.headers, "content-type");
  const conforms =
    received === undefined
      ? documented.length === 0
      : documented.map(normalMediaType).includes(normalMediaType(received));
  if (conforms) return [];
  return [
    {
      check: "response-content-type",
      received: received === undefined ? "no Content-Type" : `Content-Type: ${received}`,
      documented: documented.length === 0 ? "no content" : `Content-Type: ${documented.join(" or ")}`,
      mend: "answer as documented, or look for something in between that answers instead.",
    },
  ];
};
