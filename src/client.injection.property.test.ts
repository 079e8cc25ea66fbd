import fc from "fast-check";
import { expect, test } from "vitest";
import { BatchClient } from "./client.ts";
import type { TokenCredential } from "./credential.ts";
import { BatchClientError, BatchInputError } from "./errors.ts";
import type { TerminateJobOptions } from "./terminate-input.ts";
import { ENDPOINT, tokenCredential } from "./testing/account.ts";
import { anyText, nastyText } from "./testing/generated-text.ts";
import { accepted, scriptedFetch } from "./testing/scripted-fetch.ts";

const tokens = tokenCredential("token");

/** Makes one call and tells what was sent, or why nothing was. */
async function send(
  jobId: string,
  options: TerminateJobOptions = {},
  { endpoint = ENDPOINT, credential = tokens, userAgent }: Partial<Sender> = {},
) {
  const { fetch, requests } = scriptedFetch(accepted);
  try {
    const own = { fetch, scope: "https://scope.example/.default" };
    const client = new BatchClient(
      endpoint,
      credential,
      userAgent === undefined ? own : { ...own, userAgent },
    );
    await client.terminateJob(jobId, options);
  } catch (error) {
    expect(error).toBeInstanceOf(BatchClientError);
    expect(requests).toEqual([]);
    return { refused: error as BatchClientError };
  }
  const [sent] = requests;
  if (!sent) throw new Error("The call succeeded, but nothing was sent.");
  return { sent };
}

interface Sender {
  readonly endpoint: string;
  readonly credential: TokenCredential;
  readonly userAgent: string | undefined;
}

const HEADERS = [
  "accept",
  "authorization",
  "client-request-id",
  "content-type",
  "ocp-date",
  "return-client-request-id",
  "user-agent",
];

test("a job id that is encoded comes out of the received path as it was, or is refused", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (jobId) => {
      const { sent, refused } = await send(jobId);
      if (!sent) {
        expect(refused).toBeInstanceOf(BatchInputError);
        expect(jobId === "" || jobId === "." || jobId === ".." || /\p{Surrogate}/u.test(jobId)).toBe(true);
        return;
      }
      const { origin, pathname, search, hash } = new URL(sent.url);
      const [, received = ""] = /^\/jobs\/([^/]+)\/terminate$/.exec(pathname) ?? [];
      expect(decodeURIComponent(received)).toBe(jobId);
      expect({ origin, search, hash }).toEqual({
        origin: ENDPOINT,
        search: "?api-version=2023-11-01.18.0",
        hash: "",
      });
    }),
    { numRuns: 1_000 },
  );
});

test("whatever text is given for a header, it is refused or sent as that one header", async () => {
  const names = { ifMatch: "if-match", ifNoneMatch: "if-none-match", clientRequestId: "client-request-id" };
  const name = fc.constantFrom("ifMatch", "ifNoneMatch", "clientRequestId");
  const text = fc.oneof(nastyText, fc.stringMatching(/^[\x21-\x7e]{1,40}$/), fc.uuid());
  await fc.assert(
    fc.asyncProperty(name, text, async (option, value) => {
      const { sent, refused } = await send("nightly", { [option]: value });
      if (!sent) {
        expect(refused).toMatchObject({ argument: `options.${option}` });
        return;
      }
      expect(sent.headers.get(names[option])).toBe(value);
      expect([...sent.headers.keys()]).toEqual([...new Set([...HEADERS, names[option]])].sort());
      expect(sent.url).toBe(`${ENDPOINT}/jobs/nightly/terminate?api-version=2023-11-01.18.0`);
    }),
    { numRuns: 1_000 },
  );
});

test("whatever reason is given, it arrives as the one property of the body", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (terminateReason) => {
      const { sent } = await send("nightly", { terminateReason });
      expect(JSON.parse(String(sent?.init.body))).toEqual({ terminateReason });
      expect(sent?.url).toBe(`${ENDPOINT}/jobs/nightly/terminate?api-version=2023-11-01.18.0`);
      expect([...(sent?.headers.keys() ?? [])]).toEqual(HEADERS);
    }),
    { numRuns: 500 },
  );
});

test("whatever is given for a number, a boolean or a date, it is refused or sent in the contract's form", async () => {
  const anything = fc.oneof(
    fc.anything(),
    nastyText,
    fc.integer(),
    fc.boolean(),
    fc.date({ noInvalidDate: false }),
    nastyText.map((text) => ({ toString: () => text })),
  );
  const option = fc.constantFrom(
    "serverTimeoutSeconds",
    "returnClientRequestId",
    "ifModifiedSince",
    "ifUnmodifiedSince",
  );
  const HTTP_DATE = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
  await fc.assert(
    fc.asyncProperty(option, anything, async (name, value) => {
      const { sent, refused } = await send("nightly", { [name]: value });
      if (!sent) {
        expect(refused).toMatchObject({ argument: `options.${name}` });
        return;
      }
      expect(sent.url.replace(/&timeout=\d{1,10}$/, "")).toBe(
        `${ENDPOINT}/jobs/nightly/terminate?api-version=2023-11-01.18.0`,
      );
      expect(sent.headers.get("return-client-request-id")).toMatch(/^(?:true|false)$/);
      for (const date of ["if-modified-since", "if-unmodified-since"])
        expect(sent.headers.get(date) ?? "Fri, 17 Feb 2017 00:00:00 GMT").toMatch(HTTP_DATE);
      const others = [...sent.headers.keys()].filter((header) => !header.startsWith("if-"));
      expect(others).toEqual(HEADERS);
    }),
    { numRuns: 1_000 },
  );
});

test("whatever product is given, it is refused or sent at the front of User-Agent", async () => {
  const product = fc.oneof(nastyText, fc.stringMatching(/^[\x21-\x7e]{1,20}$/));
  await fc.assert(
    fc.asyncProperty(product, async (userAgent) => {
      const { sent, refused } = await send("nightly", {}, { userAgent });
      if (!sent) {
        expect(refused).toMatchObject({ argument: "options.userAgent" });
        return;
      }
      expect(sent.headers.get("user-agent")).toMatch(
        /^[\x20-\x7e]+ azure-batch-job-terminate\/\d+\.\d+\.\d+$/,
      );
      expect(sent.headers.get("user-agent")?.startsWith(`${userAgent} azure-batch`)).toBe(true);
      expect([...sent.headers.keys()]).toEqual(HEADERS);
    }),
    { numRuns: 500 },
  );
});

test("whatever token comes, it is refused without being repeated, or sent as it is", async () => {
  const token = fc.oneof(
    fc.tuple(fc.constant("canary"), nastyText).map((parts) => parts.join("-")),
    fc.stringMatching(/^[\x21-\x7e]{1,40}$/),
  );
  await fc.assert(
    fc.asyncProperty(token, async (given) => {
      const credential: TokenCredential = {
        getToken: async () => ({ token: given, expiresOnTimestamp: Number.POSITIVE_INFINITY }),
      };
      const { sent, refused } = await send("nightly", {}, { credential });
      if (!sent) {
        expect(refused.name).toBe("BatchCredentialError");
        expect(`${refused.message}${refused.stack}${refused.cause}`).not.toContain("canary");
        return;
      }
      expect(sent.headers.get("authorization")).toBe(`Bearer ${given}`);
      expect([...sent.headers.keys()]).toEqual(HEADERS);
    }),
    { numRuns: 500 },
  );
});

test("whatever endpoint is given, it is refused or its own origin and path are what is called", async () => {
  const endpoint = fc
    .tuple(
      fc.constantFrom(
        "https://",
        "http://",
        "HTTPS://",
        "https:",
        "//",
        "ftp://",
        "javascript:",
        "",
        " https://",
      ),
      fc.constantFrom(
        "account.region.batch.azure.com",
        "localhost",
        "127.0.0.1:8080",
        "[::1]",
        "localhost.stranger.example",
        "user@account.region.batch.azure.com",
        "account.region.batch.azure.com.stranger.example",
        "stranger.example",
      ),
      nastyText,
    )
    .map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(endpoint, async (given) => {
      const { sent, refused } = await send("nightly", {}, { endpoint: given });
      if (!sent) {
        expect(refused).toMatchObject({ argument: "endpoint" });
        return;
      }
      const { origin, pathname, protocol, hostname } = new URL(given);
      expect(sent.url).toBe(
        `${origin}${pathname.replace(/\/+$/, "")}/jobs/nightly/terminate?api-version=2023-11-01.18.0`,
      );
      expect(new URL(sent.url).href).toBe(sent.url);
      expect(given).not.toMatch(/[?#]/);
      expect(sent.url).not.toContain("@account");
      if (protocol !== "https:") expect(["localhost", "127.0.0.1", "[::1]"]).toContain(hostname);
    }),
    { numRuns: 1_000 },
  );
});

test("without a scope of its own, no host but those of the clouds and the loopback gets a token", async () => {
  const host = fc.oneof(
    fc.domain(),
    fc.constantFrom("batch.azure.com", "xbatch.azure.com", "a.batch.azure.com.", "a.batch.azure.com"),
    fc.domain().map((domain) => `account.batch.azure.com.${domain}`),
    fc.domain().map((domain) => `${domain}/.batch.azure.com`),
    fc.domain().map((domain) => `${domain}\\.batch.azure.com`),
  );
  const asked: string[] = [];
  const credential: TokenCredential = {
    getToken: async (scope) => {
      asked.push(scope);
      return { token: "token", expiresOnTimestamp: Number.POSITIVE_INFINITY };
    },
  };
  await fc.assert(
    fc.asyncProperty(host, async (given) => {
      asked.length = 0;
      const { fetch } = scriptedFetch(accepted);
      const made = () => new BatchClient(`https://${given}`, credential, { fetch });
      if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.batch\.azure\.com$/i.test(new URL(`https://${given}`).hostname)) {
        await made().terminateJob("nightly");
        expect(asked).toEqual(["https://batch.core.windows.net//.default"]);
      } else {
        expect(made).toThrow("options.scope");
        expect(asked).toEqual([]);
      }
    }),
  );
});
