import type { Change } from "../changing-fetch.ts";
import type { Setting } from "../checks/check.ts";
import {
  acceptedExample,
  apiVersion,
  errorMediaType,
  exampleEndpoint,
  requestMediaType,
} from "../contract.ts";
import type { Exchange, RecordedRequest, RecordedResponse } from "../exchange.ts";

/** An exchange made by hand, wrong in one way, or taken for wrong by one of the two. */
export interface MadeExchange {
  readonly what: string;
  readonly exchange: Exchange;
  /** What our checks are told beside it. @default an exchange with the mock */
  readonly setting?: Setting;
  /** The differences that explain it; none where both our checks and oav find something. */
  readonly explainedBy: readonly string[];
}

/** A GUID for requests. */
export const GUID = "9c4d50ee-2d56-4cd3-8152-34347dc9f2b0";

const request: RecordedRequest = {
  method: "POST",
  url: `${exampleEndpoint}/jobs/nightly-42/terminate?api-version=${apiVersion}`,
  headers: [
    ["Content-Type", requestMediaType],
    ["Authorization", "Bearer token-of-the-contract-tests"],
    ["client-request-id", GUID],
    ["return-client-request-id", "true"],
    ["ocp-date", "Sun, 22 Nov 2026 17:47:05 GMT"],
  ],
  body: "{}",
};

/** A right 202. */
export const accepted: RecordedResponse = {
  status: 202,
  headers: Object.entries(acceptedExample),
  body: "",
};

/** A right error, without the metadata that the Swagger does not know. */
export const refused: RecordedResponse = {
  status: 404,
  headers: [["Content-Type", errorMediaType]],
  body: '{"code":"JobNotFound","message":{"lang":"en-US","value":"There is no such job."}}',
};

const read: RecordedRequest = {
  method: "GET",
  url: `${exampleEndpoint}/jobs/nightly-42?api-version=${apiVersion}&$select=id,state`,
  headers: request.headers.filter(([name]) => name !== "Content-Type"),
  body: "",
};

/** A right 200 to a read of two fields. */
export const found: RecordedResponse = {
  status: 200,
  headers: [
    ...Object.entries(acceptedExample).filter(([name]) => name !== "DataServiceId"),
    ["Content-Type", errorMediaType],
  ],
  body: '{"id":"nightly-42","state":"completed"}',
};

/** Exchanges in which nothing is wrong. */
export const rightExchanges: readonly Exchange[] = [
  { request, response: accepted },
  { request, response: refused },
  { request: read, response: found },
  { request: read, response: refused },
];

/** A changed read and its 200. */
export const sentToRead = (what: string, change: Change, ...explainedBy: string[]): MadeExchange => ({
  what,
  exchange: { request: change(read), response: found },
  explainedBy,
});

/** A right read and an answer, compared as if a service had given it. */
export const toldByRead = (what: string, body: object, ...explainedBy: string[]): MadeExchange => ({
  what,
  exchange: {
    request: read,
    response: {
      ...found,
      headers: found.headers.map(([name, value]) => [name, name === "client-request-id" ? GUID : value]),
      body: JSON.stringify({ ...JSON.parse(found.body), ...body }),
    },
  },
  setting: {},
  explainedBy,
});

/** A changed request and the 202. */
export const sent = (what: string, change: Change, ...explainedBy: string[]): MadeExchange => ({
  what,
  exchange: { request: change(request), response: accepted },
  explainedBy,
});

/** A right request and an answer. */
export const answered = (
  what: string,
  response: RecordedResponse,
  ...explainedBy: string[]
): MadeExchange => ({ what, exchange: { request, response }, explainedBy });

/** Dates that oav takes and our checks do not, with the difference that explains it. */
export const doubtfulDates = [
  ["Fri, 17 Feb 17 00:00:00 GMT", "date-year-of-two-digits"],
  ["17 Feb 2017 00:00:00 GMT", "date-without-weekday"],
  ["Fri, 17 Feb 2017 24:00:00 GMT", "date-hour-after-23"],
  ["Fri, 17 Feb 2017 00:00:00 +0000", "date-in-another-zone"],
  ["Mon, 17 Feb 2017 00:00:00 GMT", "date-not-in-the-calendar"],
  ["Fri, 31 Feb 2017 00:00:00 GMT", "date-not-in-the-calendar"],
] as const;
