import { headerValue } from "../exchange.ts";
import { normalMediaType } from "../media-type.ts";
import { type Check, conforms } from "./check.ts";

/** The request says that its body has a documented media type, parameters included. */
export const requestContentType: Check = ({ request }, { operation, pointerOf }) => {
  const received = headerValue(request.headers, "content-type");
  const documented = Object.entries(operation.requestBody.content);
  const [, found] =
    documented.find(([name]) => normalMediaType(name) === normalMediaType(received ?? "")) ?? [];
  if (found) return [conforms(pointerOf(found))];
  return [
    {
      place: pointerOf(operation.requestBody),
      problem: {
        received: received === undefined ? "no Content-Type" : `Content-Type: ${received}`,
        documented: `Content-Type: ${documented.map(([name]) => name).join(" or ")}`,
        mend: "send the documented media type with all its parameters.",
      },
    },
  ];
};
