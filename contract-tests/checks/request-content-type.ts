import { headerValue } from "../exchange.ts";
import { normalMediaType } from "../media-type.ts";
import type { Check } from "./check.ts";

/** The request says that its body has a documented media type, parameters included. */
export const requestContentType: Check = ({ request }, { operation }) => {
  const documented = Object.keys(operation.requestBody.content);
  const received = headerValue(request.headers, "content-type");
  if (received && documented.map(normalMediaType).includes(normalMediaType(received))) return [];
  return [
    {
      check: "request-content-type",
      received: received === undefined ? "no Content-Type" : `Content-Type: ${received}`,
      documented: `Content-Type: ${documented.join(" or ")}`,
      mend: "send the documented media type with all its parameters.",
    },
  ];
};
