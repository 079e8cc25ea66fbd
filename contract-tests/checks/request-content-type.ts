import { headerValue } from "../exchange.ts";
import { normalMediaType } from "../media-type.ts";
import { type Check, conforms } from "./check.ts";

/** The request says that its body has a documented media type, parameters included; without a body it names none. */
export const requestContentType: Check = ({ request }, { operation, pointerOf }) => {
  const received = headerValue(request.headers, "content-type");
  const part = operation.requestBody ?? operation;
  const documented = Object.entries(operation.requestBody?.content ?? {});
  if (!operation.requestBody && received === undefined) return [conforms(pointerOf(part))];
  const [, found] =
    documented.find(([name]) => normalMediaType(name) === normalMediaType(received ?? "")) ?? [];
  if (found) return [conforms(pointerOf(found))];
  return [
    {
      place: pointerOf(part),
      problem: {
        received: received === undefined ? "no Content-Type" : `Content-Type: ${received}`,
        documented: operation.requestBody
          ? `Content-Type: ${documented.map(([name]) => name).join(" or ")}`
          : "no Content-Type, since there is no body",
        mend: "send the documented media type with all its parameters, or none where there is no body.",
      },
    },
  ];
};
