import { errorMediaType } from "../contract.ts";
import type { RecordedResponse } from "../exchange.ts";
import { accepted, answered, doubtfulDates, GUID, type MadeExchange, refused } from "./made-exchange.ts";

const OTHER = "5a1e7c2e-3f0b-4c59-9d1a-6f2b8c7d9e10";

const statuses = [200, 204, 302, 600];

/** The 202 with another value for a header, or without the header. */
function acceptedWith(name: string, value?: string): RecordedResponse {
  const others = accepted.headers.filter(([each]) => each !== name);
  return { ...accepted, headers: value === undefined ? others : [...others, [name, value]] };
}

const refusedAs = (mediaType: string, body = refused.body): RecordedResponse => ({
  ...refused,
  headers: [["Content-Type", mediaType]],
  body,
});

/** The error with more properties, or with others. */
const refusedWith = (properties: object): RecordedResponse => ({
  ...refused,
  body: JSON.stringify({ ...JSON.parse(refused.body), ...properties }),
});

/** Answers that are wrong, or that one of the two takes for wrong. */
export const madeAnswers: readonly MadeExchange[] = [
  ...statuses.map((status) => answered(`status ${status}`, { ...accepted, status })),
  answered("a request-id that is no GUID", acceptedWith("request-id", "1")),
  answered("a Last-Modified of ISO 8601", acceptedWith("Last-Modified", "2026-11-22T17:47:05Z")),
  answered("an error that is HTML", refusedAs("text/html", "<html></html>")),
  answered(
    "an error of another form",
    refusedAs("application/problem+json", '{"title":"Not found"}'),
    "error-that-says-nothing",
  ),
  answered("an error without a body", { ...refused, body: "" }),
  answered("an error without a media type", { ...refused, headers: [] }),
  answered("an error whose code is a number", refusedWith({ code: 404 })),
  answered("an error whose details are a text", refusedWith({ values: "none" })),
  answered("an error with an unknown property", refusedWith({ hint: "x" })),
  answered("an error whose metadata is a number", refusedWith({ "odata.metadata": 1 })),

  answered("a 202 without an ETag", acceptedWith("ETag"), "header-left-out"),
  answered(
    "a 202 with a login page",
    { ...acceptedWith("Content-Type", "text/html"), body: "<html></html>" },
    "content-of-a-202",
  ),
  answered("a 202 with an object", { ...accepted, body: "{}" }, "content-of-a-202"),
  answered("a GUID with a prefix", acceptedWith("request-id", `urn:uuid:${GUID}`), "guid-with-prefix"),
  answered("an error that is {}", { ...refused, body: "{}" }, "error-that-says-nothing"),
  answered("an error with metadata", refusedWith({ "odata.metadata": "x" }), "metadata-of-an-error"),
  answered("an error with an unpublished code", refusedWith({ code: "JobLost" }), "error-code"),
  answered("a 202 with an unknown header", acceptedWith("Job-State", "active"), "undeclared-header"),
  {
    ...answered(
      "the id of another request",
      acceptedWith("client-request-id", OTHER),
      "id-of-another-request",
    ),
    setting: {},
  },
  answered("an error with a detail that is null", refusedWith({ values: [null] }), "null-for-nothing"),
  answered("an error with a charset", refusedAs("application/json; charset=utf-8"), "media-type-parameters"),
  answered("an error as JSON in capitals", refusedAs(errorMediaType.toUpperCase()), "media-type-letter-case"),
  ...doubtfulDates.map(([date, id]) =>
    answered(`Last-Modified: ${date}`, acceptedWith("Last-Modified", date), id),
  ),

  // A difference covers its own matter: what else is wrong still counts.
  answered(
    "an error with metadata and a code that is a number",
    refusedWith({ "odata.metadata": "x", code: 404 }),
    "metadata-of-an-error",
  ),
];
