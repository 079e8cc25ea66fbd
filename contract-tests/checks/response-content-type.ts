import { headerValue } from "../exchange.ts";
import { normalMediaType } from "../media-type.ts";
import { type Check, conforms } from "./check.ts";
import { documentedResponse } from "./response-status.ts";

/** An answer without documented content names no media type; another one names a documented one. */
export const responseContentType: Check = ({ response }, { operation, pointerOf }) => {
  const answer = documentedResponse(operation, response.status) ?? operation.responses["default"];
  if (!answer) return [];
  const documented = Object.entries(answer.content ?? {});
  const received = headerValue(response.headers, "content-type");
  const [, found] =
    documented.find(([name]) => normalMediaType(name) === normalMediaType(received ?? "")) ?? [];
  if (found) return [conforms(pointerOf(found))];
  if (documented.length === 0 && received === undefined) return [conforms(pointerOf(answer))];
  return [
    {
      place: pointerOf(answer),
      problem: {
        received: received === undefined ? "no Content-Type" : `Content-Type: ${received}`,
        documented:
          documented.length === 0
            ? "no content"
            : `Content-Type: ${documented.map(([name]) => name).join(" or ")}`,
        mend: "answer as documented, or look for something in between that answers instead.",
      },
    },
  ];
};
