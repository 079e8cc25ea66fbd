import { type Change, withBody, withHeader, withPath, withQuery } from "../changing-fetch.ts";
import { requestChecks } from "../checks/all.ts";
import type { BlindSpot, LabOptions } from "./blind-spot.ts";

/** Requests that violate the contract, or what it has no words for, and that the mock accepts. */
export const wrongRequests: readonly BlindSpot[] = [
  accepted(
    "custom-format",
    "request-parameters",
    withHeader("If-Modified-Since", "Fri, 31 Feb 2017 00:00:00 GMT"),
    [
      "Custom formats: it knows no `date-time-rfc1123`.",
      "The pattern in the contract finds a wrong form, but no wrong weekday and no 31 February.",
    ],
  ),
  accepted("empty-value", "request-parameters", withQuery("timeout", ""), [
    "Empty values: `timeout=` is fine with it.",
  ]),
  accepted("empty-id", "request-parameters", withHeader("client-request-id", ""), [
    "An empty `client-request-id`: it takes it for none.",
  ]),
  accepted("number-spelling", "request-parameters", withQuery("timeout", "3e1"), [
    "The spelling of numbers: `3e1` is an integer to it.",
  ]),
  accepted(
    "exclusive-conditions",
    "request-conditions",
    (request) => withHeader("If-Match", "0x1")(withHeader("If-None-Match", "0x2")(request)),
    ["Conditional headers that exclude each other: OpenAPI has no words for that."],
  ),
  accepted("null-body", "request-body", withBody("null"), ["A body that is `null`: it takes it for none."]),
  accepted("unknown-query", "request-unknown-query", withQuery("x-not-in-contract", "true"), [
    "Unknown query parameters.",
  ]),
  accepted("unknown-header", "request-unknown-header", withHeader("If-Macth", "0x1"), [
    "Unknown headers, so that a misspelled one is the same as none.",
  ]),
  accepted("media-type-parameters", "request-content-type", withHeader("content-type", "application/json"), [
    "The parameters of a media type: `application/json` will do.",
  ]),
  accepted("accept", "request-accept", withHeader("accept", "application/xml"), ["What `Accept` asks for."]),
  accepted("authorization", "request-credentials", withHeader("authorization", "Basic YTpi"), [
    "What an `Authorization` is worth, or even its scheme.",
  ]),
  accepted(
    "signature",
    "request-signature",
    withQuery("timeout", "5"),
    ["Whether a signature fits: here the request was changed after it was signed."],
    { signIn: "key" },
  ),
  accepted("date", "request-date", withHeader("ocp-date", "Thu, 01 Jan 1970 00:00:00 GMT"), [
    "Whether a date is recent.",
  ]),
  accepted(
    "plain-http",
    "request-line",
    (request) => ({
      ...request,
      url: request.url.replace(/^http:\/\/[^/]+/, "http://account.region.batch.azure.com"),
    }),
    ["TLS: a credential over plain http is fine with it."],
    { divert: true },
  ),
  {
    id: "base-path",
    blindness: "A base path in `servers`: it knows the contract's path alone.",
    check: "request-line",
    async prove({ call, findings }) {
      const basePath = "/batch/v1";
      const played = await call({
        basePath,
        change: (request) => withPath(new URL(request.url).pathname.replace(basePath, ""))(request),
      });
      return { blind: isAccepted(played.exchanges), found: findings(played, { basePath }) };
    },
  },
  {
    id: "malformed-json",
    blindness: "Malformed JSON: the request hangs for ever.",
    check: "request-body",
    async prove({ call, contract }) {
      const sent: Parameters<Change>[0][] = [];
      const { exchanges } = await call({
        attemptTimeoutMs: 300,
        totalTimeoutMs: 300,
        change: (request) => {
          const changed = withBody('{"terminateReason":')(request);
          sent.push(changed);
          return changed;
        },
      });
      const unanswered = { status: 0, headers: [], body: "" };
      const found = sent.flatMap((request) =>
        Object.entries(requestChecks).filter(([, check]) =>
          check({ request, response: unanswered }, contract, {}).some(({ problem }) => problem),
        ),
      );
      return { blind: exchanges.length === 0, found: found.map(([id]) => id) };
    },
  },
];

function accepted(
  id: string,
  check: string,
  change: Change,
  blindness: readonly string[],
  options: LabOptions = {},
): BlindSpot {
  return {
    id,
    blindness: blindness.join(" "),
    check,
    async prove({ call, findings }) {
      const played = await call({ ...options, change });
      return { blind: isAccepted(played.exchanges), found: findings(played) };
    },
  };
}

const isAccepted = (exchanges: ReadonlyArray<{ response: { status: number } }>) =>
  exchanges.at(-1)?.response.status === 202;
