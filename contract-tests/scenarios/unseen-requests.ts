import { type Change, withBody, withHeader, withQuery } from "../changing-fetch.ts";

/** A request that is wrong in a way that the mock does not see. */
export interface UnseenRequest {
  readonly id: string;
  /** What the mock does not see, as a sentence. */
  readonly blindness: string;
  /** The id of the check that sees it. */
  readonly check: string;
  /** Makes it out of a valid request, after that was signed. */
  readonly change: Change;
  /** @default "token" */
  readonly signIn?: "key";
  /** Whether it names another host, so that it has to be led back. @default false */
  readonly strays?: boolean;
}

/** The same for reads. */
export const unseenReads: readonly UnseenRequest[] = [
  {
    id: "selected-field",
    blindness: "Names in `$select` that no field has: the pattern of the contract takes any name.",
    check: "request-selection",
    change: withQuery("$select", "id,state,mood"),
  },
  {
    id: "condition-of-a-read",
    blindness: "A condition of a read, which the contract does not have: it is an unknown header.",
    check: "request-unknown-header",
    change: withHeader("If-None-Match", "0x1"),
  },
];

/** Requests that violate the contract, or what it has no words for, and that the mock accepts. */
export const unseenRequests: readonly UnseenRequest[] = [
  {
    id: "custom-format",
    blindness:
      "Custom formats: it knows no `date-time-rfc1123`. The pattern in the contract finds a wrong form, but no wrong weekday and no 31 February.",
    check: "request-parameters",
    change: withHeader("If-Modified-Since", "Fri, 31 Feb 2017 00:00:00 GMT"),
  },
  {
    id: "empty-value",
    blindness: "Empty values: `timeout=` is fine with it.",
    check: "request-parameters",
    change: withQuery("timeout", ""),
  },
  {
    id: "empty-id",
    blindness: "An empty `client-request-id`: it takes it for none.",
    check: "request-parameters",
    change: withHeader("client-request-id", ""),
  },
  {
    id: "number-spelling",
    blindness: "The spelling of numbers: `3e1` is an integer to it.",
    check: "request-parameters",
    change: withQuery("timeout", "3e1"),
  },
  {
    id: "exclusive-conditions",
    blindness: "Conditional headers that exclude each other: OpenAPI has no words for that.",
    check: "request-conditions",
    change: (request) => withHeader("If-Match", "0x1")(withHeader("If-None-Match", "0x2")(request)),
  },
  {
    id: "null-body",
    blindness: "A body that is `null`: it takes it for none.",
    check: "request-body",
    change: withBody("null"),
  },
  {
    id: "unknown-query",
    blindness: "Unknown query parameters.",
    check: "request-unknown-query",
    change: withQuery("x-not-in-contract", "true"),
  },
  {
    id: "unknown-header",
    blindness: "Unknown headers, so that a misspelled one is the same as none.",
    check: "request-unknown-header",
    change: withHeader("If-Macth", "0x1"),
  },
  {
    id: "media-type-parameters",
    blindness: "The parameters of a media type: `application/json` will do.",
    check: "request-content-type",
    change: withHeader("content-type", "application/json"),
  },
  {
    id: "accept",
    blindness: "What `Accept` asks for.",
    check: "request-accept",
    change: withHeader("accept", "application/xml"),
  },
  {
    id: "authorization",
    blindness: "What an `Authorization` is worth, or even its scheme.",
    check: "request-credentials",
    change: withHeader("authorization", "Basic YTpi"),
  },
  {
    id: "signature",
    blindness: "Whether a signature fits: here the request was changed after it was signed.",
    check: "request-signature",
    change: withQuery("timeout", "5"),
    signIn: "key",
  },
  {
    id: "date",
    blindness: "Whether a date is recent.",
    check: "request-date",
    change: withHeader("ocp-date", "Thu, 01 Jan 1970 00:00:00 GMT"),
  },
  {
    id: "plain-http",
    blindness: "TLS: a credential over plain http is fine with it.",
    check: "request-line",
    change: (request) => ({
      ...request,
      url: request.url.replace(/^http:\/\/[^/]+/, "http://account.region.batch.azure.com"),
    }),
    strays: true,
  },
];
