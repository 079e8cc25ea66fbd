import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAuthority } from "../test/upstream/certificates.ts";
import { startUpstream } from "../test/upstream/upstream.ts";
import { headerValue, type RecordedRequest, type RecordedResponse } from "./exchange.ts";
import type { Report } from "./report/report.ts";
import { type Service, startService } from "./service/service.ts";
import { type Answer, passOnTo, startWire } from "./wire.ts";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));

let folder: string;
let service: Service;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "contract-gateways-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  service = await startService();
});
afterEach(() => service.stop());

type Environment = Readonly<Record<string, string>>;

/** Runs the target live, signed in by a token unless something else is given. */
function live(endpoint: string, env: Environment = { AZURE_BATCH_TOKEN: service.account.token }) {
  const own = Object.entries(process.env).filter(([name]) => !/^(AZURE_BATCH|BATCH_)/.test(name));
  const args = [CLI, "--target=live", `--endpoint=${endpoint}`, "--yes", "--report=json=report.json"];
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: folder, env: { ...Object.fromEntries(own), ...env } },
      (error, stdout, stderr) => resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr }),
    );
  });
}

/** The same against a gateway, with how many requests it saw. */
async function behind(answer: Answer, env?: Environment) {
  const gateway = await startWire(answer);
  try {
    return { ...(await live(gateway.url, env)), seen: gateway.exchanges.length };
  } finally {
    await gateway.stop();
  }
}

const findings = () => (JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as Report).findings;

const html = (status: number, ...headers: (readonly [string, string])[]): RecordedResponse => ({
  status,
  headers: [["Content-Type", "text/html"], ["Content-Length", "27"], ...headers],
  body: "<html>Please sign in</html>",
});

const empty = (status: number): RecordedResponse => ({
  status,
  headers: [["Content-Length", "0"]],
  body: "",
});

/** Passes on to the service, with its answers about jobs that do not exist changed. */
const notFoundAs =
  (change: (answer: RecordedResponse) => RecordedResponse): Answer =>
  async (request) => {
    const answer = await passOnTo(service.url)(request);
    return answer.body.includes("JobNotFound") ? change(answer) : answer;
  };

/** Passes on with a credential of its own, whatever it was sent. */
const signingInItself: Answer = (request: RecordedRequest) =>
  passOnTo(service.url)({
    ...request,
    headers: [
      ...request.headers.filter(([name]) => name.toLowerCase() !== "authorization"),
      ["Authorization", `Bearer ${service.account.token}`],
    ],
  });

describe("a gateway that misbehaves gives findings", () => {
  test.each<[string, Answer, string[]]>([
    [
      "200 for everything",
      () => empty(200),
      ["response-status", "refused-credentials", "negative-rejection"],
    ],
    [
      "a login page with 200",
      () => html(200),
      ["response-status", "refused-credentials", "negative-rejection"],
    ],
    [
      "202 for everything",
      () => empty(202),
      ["refused-credentials", "unsupported-method", "negative-rejection"],
    ],
    ["a redirect to a login page", () => html(302, ["Location", "/login"]), ["response-status"]],
    [
      "a 404 without a code",
      notFoundAs((answer) => ({
        ...answer,
        // Of the same length, which a header has told already.
        body: answer.body
          .replace('"code": "JobNotFound"', '"oops": "JobNotFound"')
          .replace('"code":"JobNotFound"', '"oops":"JobNotFound"'),
      })),
      ["response-body"],
    ],
    ["a 404 of its own", notFoundAs(() => html(404)), ["response-content-type", "response-body"]],
    ["missing credentials that it accepts", signingInItself, ["refused-credentials"]],
  ])("%s", async (_, answer, checks) => {
    const { code, stdout, stderr } = await behind(answer);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const found = new Set(findings().map(({ check }) => check));
    expect([...found]).toEqual(expect.arrayContaining(checks));
    for (const check of found) expect(stdout).toContain(`see contract-tests/checks/${check}.md`);
  });

  test("that accepts missing credentials is told of nothing else", async () => {
    await behind(signingInItself);
    expect([...new Set(findings().map(({ check }) => check))]).toEqual(["refused-credentials"]);
  });
});

describe("a run that could tell nothing ends with 2 after its first question", () => {
  const wrongKey = Buffer.from("a key of somebody else").toString("base64");

  test.each<[string, () => Environment, RegExp]>([
    [
      "a token that is refused",
      () => ({ AZURE_BATCH_TOKEN: "a-token-of-somebody-else" }),
      /refused the token, so nothing was checked\. See AZURE_BATCH_TOKEN\. .*401 AuthenticationFailed/,
    ],
    [
      "a key that is refused",
      () => ({ AZURE_BATCH_ACCOUNT: service.account.name, AZURE_BATCH_ACCESS_KEY: wrongKey }),
      /refused the account key, so nothing was checked\. See AZURE_BATCH_ACCOUNT, .*403 AuthenticationFailed/,
    ],
    [
      "the name of another account",
      () => ({ AZURE_BATCH_ACCOUNT: "other", AZURE_BATCH_ACCESS_KEY: service.account.key }),
      /refused the account key/,
    ],
  ])("%s", async (_, env, sentence) => {
    const { code, stderr } = await live(service.url, env());
    expect(stderr).toMatch(sentence);
    expect(code).toBe(2);
    expect(service.requests.length).toBe(1);
  });

  test("a gateway without its service", async () => {
    const { code, stderr, seen } = await behind(() => html(503, ["Retry-After", "60"]));
    expect(stderr).toContain("is not ready, so nothing was checked.");
    expect(code).toBe(2);
    // It asked to wait for longer than the first question may take. The other request is the look at the job.
    expect(seen).toBe(2);
  });

  test("a host that nobody trusts", async () => {
    const authority = await createAuthority("Nobody");
    const upstream = await startUpstream({ tls: await authority.issue() });
    try {
      const { code, stderr } = await live(upstream.origin);
      expect(stderr).toMatch(
        /no answer came from .* nothing was checked\. .*no trusted connection could be made/,
      );
      expect(code).toBe(2);
      expect(upstream.requests).toEqual([]);
    } finally {
      await upstream.stop();
    }
  });

  // In real time: three retries, after 1, 2 and 4 seconds at most.
  test("a host that refuses connections", async () => {
    const { url, stop } = await startWire(() => empty(202));
    await stop();
    const { code, stderr } = await live(url);
    expect(stderr).toMatch(/no answer came from .*ECONNREFUSED.*attempt 4 of 4/);
    expect(code).toBe(2);
  }, 40_000);
});

describe("no credential and no signature is told, though the service repeats whatever it was sent", () => {
  test.each(["token and key", "key", "refused key"])("signed in by %s", async (signIn) => {
    const { account } = service;
    const [token, name, key] = ["canary-token-0123456789+/x", account.name, account.key];
    const sent = new Set<string>();
    const answer: Answer = (request) => {
      const authorization = headerValue(request.headers, "authorization") ?? "";
      const secret = /^(?:Bearer |SharedKey [^:]*:)(.{16,})$/.exec(authorization)?.[1];
      if (secret) sent.add(secret);
      const said = `${authorization} ${secret ?? ""} ${key} ${JSON.stringify(authorization)} ${encodeURIComponent(secret ?? "")}`;
      return {
        status: signIn === "refused key" ? 403 : 404,
        headers: [
          ["Content-Type", "application/json;odata=minimalmetadata"],
          ["request-id", secret ?? "none"],
          ["X-Said", said],
          ["ETag", key],
        ],
        body: JSON.stringify({
          code: secret ?? "x",
          message: { lang: "en-US", value: said },
          values: [{ key: said, value: said }],
        }),
      };
    };
    const gateway = await startWire(answer);
    const forms = ["html", "junit", "markdown", "json"];
    const files = forms.map((form) => `${signIn.replaceAll(" ", "-")}.${form}`);
    const byKey = { AZURE_BATCH_ACCOUNT: name, AZURE_BATCH_ACCESS_KEY: key };
    const env = signIn === "token and key" ? { ...byKey, AZURE_BATCH_TOKEN: token } : byKey;
    const reports = [
      ...forms.map((form) => `--report=${form}=${signIn.replaceAll(" ", "-")}.${form}`),
      "--report=github",
    ];
    const args = [CLI, "--target=live", `--endpoint=${gateway.url}`, "--yes", "--job=mine", ...reports];
    const { code, told } = await new Promise<{ code: unknown; told: string }>((resolve) => {
      execFile(
        process.execPath,
        args,
        { cwd: folder, env: { ...process.env, ...env } },
        (error, stdout, stderr) => resolve({ code: error?.code, told: stdout + stderr }),
      );
    });
    await gateway.stop();
    expect(code).toBe(signIn === "refused key" ? 2 : 1);
    const texts = [
      ["the log", told] as const,
      ...(signIn === "refused key"
        ? []
        : files.map((file) => [file, readFileSync(join(folder, file), "utf8")] as const)),
    ];
    expect(sent.size).toBeGreaterThan(signIn === "refused key" ? 0 : 1);
    const canaries = [...sent, token, key].flatMap((secret) => [secret, encodeURIComponent(secret)]);
    const leaks = texts.flatMap(([where, text]) =>
      canaries.filter((secret) => text.includes(secret)).map((secret) => `${where}: ${secret}`),
    );
    expect(leaks).toEqual([]);
  });
});
