import { replacingHeaders, withBody, withHeaders } from "../../upstream/answer.ts";
import { accepted, batchError, ETAG, LAST_MODIFIED, REQUEST_ID } from "../../upstream/batch-answers.ts";
import { answer, rawBytes } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { accepts, connectionLost, serviceError } from "./outcomes.ts";

const notFound = batchError(404, "JobNotFound", "There is no such job.");

const oneAnswer = (
  id: string,
  title: string,
  given: Parameters<typeof answer>[0],
  expect: Scenario["expect"],
): Scenario => ({
  id: `headers-${id}`,
  title,
  server: [answer(given)],
  expect,
  seen: { requests: 1 },
});

const bareAccept = { status: 202, headers: [], body: Buffer.alloc(0), framing: "length" } as const;

const accepting: Scenario[] = [
  oneAnswer(
    "all",
    "every header of a 202 is read",
    accepted(),
    accepts(1, { etag: ETAG, lastModified: new Date(LAST_MODIFIED), requestId: REQUEST_ID }),
  ),
  oneAnswer(
    "absent",
    "a 202 without any header: accepted, and what is absent is undefined",
    bareAccept,
    accepts(1, { etag: undefined, lastModified: undefined, requestId: undefined, dataServiceId: undefined }),
  ),
  oneAnswer(
    "duplicated",
    "every header twice: accepted, and no date is made of two",
    withHeaders(
      accepted(),
      ["ETag", "0x1"],
      ["Last-Modified", "Fri, 11 Aug 2023 22:52:16 GMT"],
      ["request-id", REQUEST_ID],
      ["DataServiceId", "https://x/"],
    ),
    accepts(1, { lastModified: undefined }),
  ),
  ...[
    "yesterday",
    "2023-08-11T22:52:15Z",
    "Fri, 31 Feb 2023 22:52:15 GMT",
    "Fri, 11 Aug 2023 25:61:61 GMT",
    "Mon, 11 Aug 2023 22:52:15 GMT",
    "Fri, 11 Aug 2023 22:52:15 +0200",
    "1691794335",
    "",
  ].map((value, index) =>
    oneAnswer(
      `date-${index + 1}`,
      `the Last-Modified "${value}": accepted, without a date`,
      replacingHeaders(accepted(), { "Last-Modified": value }),
      accepts(1, { lastModified: undefined, etag: ETAG }),
    ),
  ),
  oneAnswer(
    "10-kb",
    "a header of 10 kB: accepted",
    withHeaders(accepted(), ["X-Long", "a".repeat(10_000)]),
    accepts(1, { etag: ETAG }),
  ),
  oneAnswer(
    "latin-1",
    "an ETag in Latin-1: accepted",
    replacingHeaders(accepted(), { ETag: Buffer.from("0x\xe9", "latin1") }),
    accepts(1, { etag: "0xé", requestId: REQUEST_ID }),
  ),
  oneAnswer(
    "utf-8",
    "headers in UTF-8: accepted",
    replacingHeaders(withHeaders(accepted(), ["X-Names", "日本"]), { DataServiceId: "https://x/jobs/日本" }),
    accepts(1, { etag: ETAG }),
  ),
  oneAnswer(
    "cookie",
    "a cookie: accepted, and never sent back",
    withHeaders(accepted(), ["Set-Cookie", "session=1; Path=/"]),
    accepts(1),
  ),
];

const refused: Scenario[] = [
  oneAnswer(
    "bad-request-id",
    "a request-id that is no GUID: kept out of the error",
    replacingHeaders(notFound, { "request-id": "<script>" }),
    serviceError(404, { code: "JobNotFound", saysNot: ["<script>"] }),
  ),
  oneAnswer(
    "error-duplicated",
    "the headers of an error twice: the error is read all the same",
    withHeaders(notFound, ["Content-Type", "text/html"], ["request-id", REQUEST_ID], ["Retry-After", "1"]),
    serviceError(404, { code: "JobNotFound" }),
  ),
  oneAnswer(
    "error-absent",
    "an error without any header: its body is read all the same",
    withBody({ ...bareAccept, status: 404 }, '{"code":"JobNotFound"}'),
    serviceError(404, { code: "JobNotFound", requestId: undefined, retryAfterMs: undefined }),
  ),
];

const UNREADABLE: readonly (readonly [id: string, title: string, bytes: string])[] = [
  [
    "60-kb",
    "a header of 60 kB",
    `HTTP/1.1 202 Accepted\r\nX-Long: ${"a".repeat(60_000)}\r\nContent-Length: 0\r\n\r\n`,
  ],
  [
    "60-kb-of-many",
    "60 kB of headers",
    `HTTP/1.1 202 Accepted\r\n${"X-Many: 1234567890\r\n".repeat(3_000)}\r\n`,
  ],
  [
    "no-colon",
    "a header without a colon",
    "HTTP/1.1 202 Accepted\r\nno colon here\r\nContent-Length: 0\r\n\r\n",
  ],
  ["nul", "a NUL in a header", "HTTP/1.1 202 Accepted\r\nETag: a\0b\r\nContent-Length: 0\r\n\r\n"],
  ["two-lengths", "two lengths", "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\n"],
  ["bad-length", "a length that is no number", "HTTP/1.1 202 Accepted\r\nContent-Length: many\r\n\r\n"],
  [
    "bad-chunk",
    "a chunk without a size",
    "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
  ],
  ...[202, 409].map(
    (status) =>
      [
        `six-encodings-${status}`,
        `a ${status} that is compressed in six ways, one in the other`,
        `HTTP/1.1 ${status} -\r\nContent-Encoding: ${"gzip,".repeat(5)}gzip\r\nContent-Length: 2\r\n\r\n{}`,
      ] as const,
  ),
  ["no-http", "an answer that is no HTTP", "SSH-2.0-OpenSSH_9.9\r\n\r\n"],
  ["no-status", "a status line without a status", "HTTP/1.1 \r\n\r\n"],
];

const unreadable: Scenario[] = UNREADABLE.map(([id, title, bytes]) => ({
  id: `headers-${id}`,
  title: `${title}: as good as no answer`,
  server: [1, 2, 3, 4].map(() => rawBytes(bytes)),
  expect: connectionLost(),
  seen: { requests: 4 },
}));

export const headers: readonly Scenario[] = [...accepting, ...refused, ...unreadable];
