import type { ExplainedDifference } from "./explained-difference.ts";

/** What differs in requests alone. */
export const explainedRequests: readonly ExplainedDifference[] = [
  {
    id: "timeout-below-zero",
    ours: ({ check, received, documented }) =>
      check === "request-parameters" &&
      /^timeout: "-\d+"$/.test(received) &&
      / must be >= 0$/.test(documented),
    why: "The Swagger has any int32; our contract adds the minimum 0, because a negative time makes no sense.",
  },
  {
    id: "selection-form",
    ours: ({ check, received }) => check === "request-parameters" && received.startsWith("$select: "),
    why: "The Swagger takes any text for $select; our contract takes names between commas, and no more of OData.",
  },
  {
    id: "number-spelling",
    ours: ({ check, received, documented }) => {
      const text = /^timeout: "(.*)"$/.exec(received)?.[1];
      if (check !== "request-parameters" || text === undefined) return false;
      return / must be integer$/.test(documented) && isInt32(Number(text));
    },
    why: "oav reads query numbers with JavaScript's Number, for which nothing, 030 and 3e1 are numbers too.",
  },
  {
    id: "boolean-spelling",
    ours: ({ check, received }) =>
      check === "request-parameters" && /^return-client-request-id: "(?:true|false)"$/i.test(received),
    why: "oav reads a boolean in any letter case; the contract's values are true and false.",
  },
  {
    id: "parameter-repeated",
    ours: ({ check, received }) =>
      check === "request-parameters" && /^(?:api-version|If-Match|If-None-Match) \d+ times$/.test(received),
    why: "oav takes the last api-version; and ETags that HTTP has joined with a comma are just another text to it.",
  },
  {
    id: "api-version-letter-case",
    ours: ({ check, received }, { request }) =>
      check === "request-parameters" &&
      received === "no api-version" &&
      [...new URL(request.url).searchParams.keys()].some((name) => name.toLowerCase() === "api-version"),
    why: "oav lower-cases the query before it looks for the version; the contract has one spelling of each name.",
  },
  {
    id: "path-encoding",
    ours: ({ check, received }) =>
      check === "request-line" && /^POST \/jobs\/(?:[^/%]|%[0-9A-Fa-f]{2})+\/terminate$/.test(received),
    why: "oav takes any text without a slash for a job id; our check asks for what RFC 3986 lets stand in a segment.",
  },
  {
    id: "path-spelling",
    ours: ({ check, received }) =>
      check === "request-line" &&
      /^(?:POST \/jobs\/[\w.~!$&'()*+,;=:@%-]+\/terminate|GET \/jobs\/[\w.~!$&'()*+,;=:@%-]+)\/?$/i.test(
        received,
      ),
    why: "oav matches paths in any letter case and with a slash at the end, even when told to mind the case.",
  },
  {
    id: "no-content-type",
    ours: ({ check, received }) => check === "request-content-type" && received === "no Content-Type",
    why: "oav checks the media type of a request only if it names one; a signed POST needs it.",
  },
];

const isInt32 = (number: number) => number === (number | 0);
