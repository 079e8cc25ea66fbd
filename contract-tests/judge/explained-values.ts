import { type Exchange, headerValue } from "../exchange.ts";
import type { ExplainedDifference } from "./explained-difference.ts";
import type { Objection } from "./judge.ts";

/** What can differ in requests and answers alike. */
export const explainedValues: readonly ExplainedDifference[] = [
  {
    id: "media-type-parameters",
    ours: ({ check, received, documented }) =>
      /^(?:request|response)-content-type$/.test(check) &&
      /^Content-Type: application\/json(?:;.*)?$/.test(received) &&
      documented !== "no content",
    why: "oav cuts a media type at its first semicolon; the service writes odata=minimalmetadata, and our contract has it.",
  },
  {
    id: "media-type-letter-case",
    theirs: ({ side, code }, exchange) =>
      code === "INVALID_CONTENT_TYPE" &&
      /^application\/json(?:;|$)/i.test(contentType(side, exchange)) &&
      !contentType(side, exchange).startsWith("application/json"),
    why: "oav compares media types letter by letter; they are the same in every letter case (RFC 9110, 8.3.1).",
  },
  {
    id: "guid-with-prefix",
    ours: ({ check, received }) =>
      /^(?:request-parameters|response-headers)$/.test(check) &&
      /^(?:client-)?request-id: "?urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"?$/i.test(received),
    why: "The format uuid of oav's ajv takes the prefix urn:uuid:; the service writes a GUID without any decoration.",
  },
  {
    id: "null-for-nothing",
    ours: ({ check, documented }, { request, response }) => {
      const pointer = /; (\/\S+) must be \w+$/.exec(documented)?.[1];
      if (!pointer || !/-body$/.test(check)) return false;
      return at(pointer, check === "request-body" ? request.body : response.body) === null;
    },
    why: "oav takes null for anything that is not required, though Swagger 2.0 knows no null; our contract gives types.",
  },
];

function contentType(side: Objection["side"], exchange: Exchange): string {
  return headerValue(exchange[side].headers, "content-type") ?? "";
}

/** What a JSON pointer without escapes points to in a text that is JSON. */
function at(pointer: string, text: string): unknown {
  const keys = pointer.split("/").slice(1);
  return keys.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], JSON.parse(text));
}
