import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startUpstream, type Upstream } from "../test/upstream/upstream.ts";
import { MAX_BODY_BYTES } from "./body.ts";
import { BatchClient } from "./client.ts";
import { isBatchClientError, isBatchServiceError } from "./error-guards.ts";
import type { FetchLike } from "./options.ts";
import type { TerminateJobResult } from "./results.ts";
import { ENDPOINT, tokenCredential } from "./testing/account.ts";
import { FakeRuntime } from "./testing/fake-runtime.ts";
import { until } from "./testing/passing-time.ts";

const tokens = tokenCredential("canary-token");

const settle = (call: Promise<TerminateJobResult>): Promise<TerminateJobResult | Error> =>
  call.catch((error: Error) => error);

/** A result that follows from a 202, or one of our errors; nothing else, and nothing long. */
function expectSoundOutcome(outcome: TerminateJobResult | Error, idempotent: boolean): void {
  if (!(outcome instanceof Error)) {
    expect([202, ...(idempotent ? [409] : [])]).toContain(outcome.status);
    expect(outcome.lastModified?.getTime()).not.toBeNaN();
    expect(outcome.outcome === "accepted").toBe(outcome.status === 202);
    return;
  }
  expect(isBatchClientError(outcome), String(outcome.stack)).toBe(true);
  expect(outcome.message.length).toBeLessThan(1_500);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an answer must not rewrite the terminal that shows it.
  expect(outcome.message).not.toMatch(/[\x00-\x1f\x7f]/);
  if (!isBatchServiceError(outcome)) return;
  expect(outcome.responseText.length).toBeLessThanOrEqual(1_024);
  expect(outcome.retryAfterMs ?? 0).toBeGreaterThanOrEqual(0);
  expect(outcome.serviceMessage ?? "").toBeTypeOf("string");
  for (const { key, value } of outcome.values)
    expect([typeof key, typeof value]).toEqual(["string", "string"]);
}

const errorLike = fc.record(
  {
    code: fc.oneof(fc.constantFrom("JobCompleted", "JobBeingTerminated"), fc.anything()),
    message: fc.oneof(
      fc.record({ lang: fc.string(), value: fc.oneof(fc.string(), fc.anything()) }),
      fc.anything(),
    ),
    values: fc.oneof(fc.array(fc.oneof(fc.record({ key: fc.string(), value: fc.string() }), fc.anything()))),
  },
  { requiredKeys: [] },
);
const asJson = (value: unknown) => {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
};
const bytesOf = (text: string) => new TextEncoder().encode(text);
/** The bytes themselves, or how many of the same letter: long counterexamples must stay readable. */
type Body = Uint8Array | number;
const bytesFor = (body: Body) => (typeof body === "number" ? new Uint8Array(body).fill(97) : body);
const anyBody: fc.Arbitrary<Body> = fc.oneof(
  fc.constant(new Uint8Array()),
  fc.uint8Array({ maxLength: 200 }),
  fc.json().map(bytesOf),
  errorLike.map(asJson).map(bytesOf),
  fc.string({ unit: "binary" }).map((text) => bytesOf(`\ufeff${text}`)),
  fc.integer({ min: 60_000, max: 200_000 }),
);
const contentType = fc.constantFrom(
  "application/json;odata=minimalmetadata",
  "application/json",
  "text/html; charset=utf-16",
  "text/plain; charset=none",
  "text/plain; charset=iso-2022-kr",
  ";charset=;",
);
const latin1 = fc
  .array(
    fc.integer({ min: 32, max: 255 }).filter((code) => code !== 127),
    { maxLength: 30 },
  )
  .map((codes) => String.fromCharCode(...codes));
const headerName = fc.oneof(
  fc.constantFrom("etag", "last-modified", "request-id", "retry-after", "retry-after-ms", "date"),
  fc.constantFrom("www-authenticate", "dataserviceid", "location", "content-length", "content-encoding"),
);
const headerLines = fc.array(fc.tuple(headerName, fc.oneof(latin1, fc.constantFrom("0", "1e12", "-1"))), {
  maxLength: 6,
});

interface GeneratedAnswer {
  readonly status: number;
  readonly lines: [string, string][];
  readonly type: string | undefined;
  readonly body: Body;
  readonly end: "close" | "break" | "hang" | "endless";
}

/** How a generated answer was read. */
interface Reading {
  given: number;
  cancelled: boolean;
}

// An endless body of single bytes would be the same case 65,536 times.
const chunkOf = (body: Body, end: GeneratedAnswer["end"]) =>
  end === "endless" ? Buffer.concat([bytesFor(body), new Uint8Array(4_096)]) : bytesFor(body);

function responseFor({ status, lines, type, body, end }: GeneratedAnswer, reading: Reading): Response {
  const headers = new Headers(lines);
  if (type) headers.set("content-type", type);
  if ([204, 205, 304].includes(status)) return new Response(null, { status, headers });
  const bytes = chunkOf(body, end);
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (reading.given === 0 || end === "endless") {
        reading.given += bytes.length;
        if (bytes.length > 0) return controller.enqueue(bytes);
      }
      if (end === "close") return controller.close();
      if (end === "break") return controller.error(new TypeError("terminated"));
      return new Promise(() => {});
    },
    cancel() {
      reading.cancelled = true;
    },
  });
  return new Response(stream, { status, headers });
}

test("whatever answer comes, the call settles with a result or one of our errors, and reads no more than it may", async () => {
  const answer: fc.Arbitrary<GeneratedAnswer> = fc.record({
    status: fc.oneof(fc.constantFrom(202, 202, 409, 429, 503), fc.integer({ min: 200, max: 599 })),
    lines: headerLines,
    type: fc.option(contentType, { nil: undefined }),
    body: anyBody,
    end: fc.constantFrom("close", "close", "break", "hang", "endless"),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (answers, idempotent) => {
        const runtime = new FakeRuntime();
        const readings: Reading[] = [];
        const fetch: FetchLike = async () => {
          const reading = { given: 0, cancelled: false };
          const next = answers[Math.min(readings.length, answers.length - 1)];
          readings.push(reading);
          if (!next) throw new Error("There is always an answer.");
          return responseFor(next, reading);
        };
        const client = new BatchClient(ENDPOINT, tokens, { fetch }, runtime);
        const outcome = await until(runtime, settle(client.terminateJob("nightly", { idempotent })));
        expectSoundOutcome(outcome, idempotent || readings.length > 1);
        expect(runtime.timers).toEqual([]);
        for (const [index, { given, cancelled }] of readings.entries()) {
          const { body = 0, end = "close" } = answers[Math.min(index, answers.length - 1)] ?? {};
          const chunk = chunkOf(body, end).length;
          // A stream may be asked for one chunk ahead.
          expect(given).toBeLessThanOrEqual(MAX_BODY_BYTES + 2 * chunk);
          if (given > 0 && end !== "close" && end !== "break") expect(cancelled).toBe(true);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test("what no fetch should return is told as one of our errors, too", async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything(), fc.boolean(), async (value, thrown) => {
      const runtime = new FakeRuntime();
      const fetch = (async () => {
        if (thrown) throw value;
        return value;
      }) as FetchLike;
      const client = new BatchClient(ENDPOINT, tokens, { fetch, maxRetries: 1 }, runtime);
      const outcome = await until(runtime, settle(client.terminateJob("nightly")));
      expect(outcome).toBeInstanceOf(Error);
      expectSoundOutcome(outcome, false);
    }),
    { numRuns: 300 },
  );
});

let upstream: Upstream;
let nextBytes: Uint8Array;

beforeAll(async () => {
  upstream = await startUpstream({
    keepRequests: false,
    behaviours: () => ({
      async play(exchange) {
        await exchange.write(nextBytes);
        exchange.end();
      },
    }),
  });
});

afterAll(() => upstream.stop());

test("whatever bytes a server sends, the call settles with a result or one of our errors", async () => {
  const statusLine = fc.oneof(
    fc.constantFrom(
      "HTTP/1.1 202 Accepted",
      "HTTP/1.1 409 Conflict",
      "HTTP/1.0 503 Busy",
      "HTTP/1.1 999 Odd",
    ),
    fc.constantFrom(
      "HTTP/1.1 100 Continue",
      "HTTP/1.1 101 Switching",
      "HTTP/1.1 099 Low",
      "HTTP/2 202",
      "ICY 200 OK",
    ),
    fc.integer({ min: 100, max: 999 }).map((status) => `HTTP/1.1 ${status} Status`),
    latin1,
  );
  const headerLine = fc.oneof(
    fc.tuple(headerName, latin1).map(([name, value]) => `${name}: ${value}`),
    fc.constantFrom(
      "Content-Length: 5",
      "Content-Length: -1",
      "Content-Length: 99999999999999999999",
      "Transfer-Encoding: chunked",
      "Content-Encoding: gzip",
      "Content-Encoding: br",
      "Connection: close",
      `X-Long: ${"x".repeat(20_000)}`,
    ),
    latin1,
  );
  const wire = fc
    .tuple(statusLine, fc.array(headerLine, { maxLength: 5 }), fc.constantFrom("\r\n", "\n", "\r"), anyBody)
    .map(([first, lines, newline, body]) => ({ head: [first, ...lines, "", ""].join(newline), body }));
  await fc.assert(
    fc.asyncProperty(wire, async ({ head, body }) => {
      nextBytes = Buffer.concat([Buffer.from(head, "latin1"), bytesFor(body)]);
      const client = new BatchClient(upstream.origin, tokens, {
        maxRetries: 1,
        retryBaseDelayMs: 0,
        attemptTimeoutMs: 200,
        totalTimeoutMs: 2_000,
      });
      expectSoundOutcome(await settle(client.terminateJob("nightly")), true);
    }),
    { numRuns: 200 },
  );
}, 20_000);
