import { parsedJson } from "../parsed-json.ts";
import type { ExplainedDifference } from "./explained-difference.ts";

/** What differs in answers alone. */
export const explainedAnswers: readonly ExplainedDifference[] = [
  {
    id: "metadata-of-an-error",
    theirs: ({ side, code, path }, { response }) =>
      side === "response" &&
      code === "OBJECT_ADDITIONAL_PROPERTIES" &&
      path === "/odata/metadata" &&
      typeof JSON.parse(response.body)["odata.metadata"] === "string",
    why: "The Swagger does not have odata.metadata, yet every recorded error does; oav allows no other property.",
  },
  {
    id: "error-that-says-nothing",
    ours: ({ check, documented }, { response: { status, body } }) =>
      check === "response-body" &&
      status >= 400 &&
      status <= 599 &&
      typeof parsedJson(body) === "object" &&
      /it should have a (?:code|message with a text)$/.test(documented),
    why: "The Swagger requires nothing of a BatchError, so {} is one; our check asks for what a caller needs.",
  },
  {
    id: "header-left-out",
    ours: ({ check, received }) => check === "response-headers" && received.startsWith("no "),
    why: "A header of an answer is always optional in Swagger 2.0; our check asks for what the contract documents.",
  },
  {
    id: "content-of-a-202",
    ours: ({ check, documented }, { response }) =>
      response.status === 202 &&
      /^response-(?:content-type|body)$/.test(check) &&
      documented === "no content",
    why: "The Swagger has no schema for the 202, and oav then looks at neither media type nor body.",
  },
];
