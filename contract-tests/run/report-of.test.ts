import { expect, test } from "vitest";
import { contract, contracts, errorExample } from "../contract.ts";
import type { Exchange } from "../exchange.ts";
import { contractPath } from "../read-contract.ts";
import type { Played, Scenario } from "../scenario.ts";
import { blanked, blankOf, credentialsOf } from "./blanked.ts";
import { reportOf } from "./report-of.ts";
import type { CheckedVerdict } from "./run.ts";
import { mockTargetAt } from "./targets/mock.ts";

const TOKEN = "a-token-of-nobody-at-all";
const KEY = "YW4gYWNjb3VudCBrZXkgdGhhdCBvcGVucyBub3RoaW5n";
const SIGNATURE = "cmVhbGx5IG5vIHNpZ25hdHVyZSBvZiBhbnlib2R5ISE=";

const exchange = (authorization: string): Exchange => ({
  request: {
    method: "POST",
    url: `https://account.region.batch.azure.com/jobs/a/terminate?echo=${TOKEN}`,
    headers: [["Authorization", authorization]],
    body: `{"terminateReason":"${KEY}"}`,
  },
  response: {
    status: 404,
    headers: [["X-Echo", authorization]],
    body: JSON.stringify({ ...errorExample("JobNotFound").body, echo: [authorization, KEY] }),
  },
});
const scenario: Scenario = {
  id: "a",
  title: "a job",
  contract,
  aim: { kind: "error" },
  play: () => Promise.reject(new Error("never played")),
};
const exchanges = [exchange(`Bearer ${TOKEN}`), exchange(`SharedKey account:${SIGNATURE}`)];
const played: Played = {
  scenario,
  jobId: "a",
  exchanges,
  requests: exchanges.map(({ request }) => request),
  waits: [],
  polls: [],
  outcome: { error: new Error(TOKEN) },
};
const place = "#/components/parameters/Timeout";
const problem = { received: `it repeats ${SIGNATURE}`, documented: "nothing", mend: "stop it." };
const verdicts: CheckedVerdict[] = [
  ...exchanges.map((each) => ({
    ...{ check: "response-body", contract, place, scenario, exchange: each, problem },
  })),
  ...exchanges.slice(0, 1).map((each) => ({
    contract,
    ...{ check: "response-status", place: "#/components/responses/Error", scenario, exchange: each },
  })),
];
const report = made(verdicts);
const reported = (some: readonly CheckedVerdict[]) => made(some).findings;

function made(some: readonly CheckedVerdict[]) {
  return reportOf({
    target: mockTargetAt("http://127.0.0.1:1", async () => {}),
    contracts,
    path: contractPath,
    played: [played],
    verdicts: some,
    ledger: [],
    startedAt: "2026-11-22T17:47:05.000Z",
    phases: [
      { name: "play", ms: 40 },
      { name: "judge", ms: 2 },
    ],
    secrets: [TOKEN, KEY],
  });
}

test("no token, key or signature is in a report, wherever it was sent or repeated", () => {
  const text = JSON.stringify(report);
  expect([TOKEN, KEY, SIGNATURE].filter((secret) => text.includes(secret))).toEqual([]);
  expect(text).toContain("SharedKey account:[redacted]");
});

test("the credentials that were sent are known without being told", () => {
  expect(credentialsOf(exchanges)).toEqual([TOKEN, SIGNATURE]);
  expect(credentialsOf([exchange("Basic YTpi")])).toEqual([]);
  expect(blanked([exchange("secret")], (text) => text)[0]?.request.headers).toEqual([
    ["Authorization", "[redacted]"],
  ]);
});

test("the same finding in two exchanges is told once, with the line of the contract and a curl", () => {
  expect(report.findings).toEqual([
    expect.objectContaining({
      check: "response-body",
      times: 2,
      page: "contract-tests/checks/response-body.md",
      place: { file: "openapi/job-terminate.yaml", line: expect.any(Number), pointer: place },
      curl: expect.stringContaining("$AZURE_BATCH_TOKEN"),
    }),
  ]);
  expect(report.findings[0]?.place.line).toBeGreaterThan(1);
});

test("the curl of a request that was signed takes a token: the signature would be too old", () => {
  const [finding] = reported(verdicts.slice(1, 2));
  expect(finding?.curl).toContain('-H "Authorization: Bearer $AZURE_BATCH_TOKEN"');
  expect(finding?.curl).not.toContain("SharedKey");
});

test.each([
  ["cut off", TOKEN.slice(0, 18)],
  ["only its end", TOKEN.slice(-18)],
  ["in base64", Buffer.from(TOKEN).toString("base64")],
  ["in hex", Buffer.from(TOKEN).toString("hex")],
  ["without padding", SIGNATURE.slice(0, -1)],
  ["as base64url", SIGNATURE.replaceAll("+", "-").replaceAll("/", "_")],
  ["encoded twice for a URL", encodeURIComponent(encodeURIComponent(SIGNATURE))],
])("a secret that is repeated %s is blanked", (_, repeated) => {
  const blank = blankOf([TOKEN, SIGNATURE]);
  expect(blank(`before ${repeated} after`)).toBe("before [redacted] after");
});

test("an honest text stays as it is", () => {
  const text = "The specified job does not exist. https://account.region.batch.azure.com/jobs/nightly-42";
  expect(blankOf([TOKEN, SIGNATURE])(text)).toBe(text);
});

test("a name of a header is blanked as well", () => {
  const [first] = exchanges;
  const odd = { ...first, response: { status: 200, headers: [[`x-${TOKEN}`, "1"]], body: "" } } as Exchange;
  expect(blanked([odd], blankOf([TOKEN]))[0]?.response.headers).toEqual([["x-[redacted]", "1"]]);
});

test("another value of the same thing is the same finding", () => {
  const of = (...received: string[]) =>
    received.map(
      (each): CheckedVerdict => ({
        ...{ check: "response-headers", contract, place, scenario },
        problem: { ...problem, received: each },
      }),
    );
  expect(reported(of("ETag: 1", "ETag: 2", "ETag: 3")).map(({ times }) => times)).toEqual([3]);
  expect(reported(of("query parameter a", "query parameter b")).map(({ times }) => times)).toEqual([1, 1]);
});

test("each check has its line: failed, passed, or not run with the reason", () => {
  const lines = Object.fromEntries(report.checks.map(({ id, ...line }) => [id, line]));
  expect(lines["response-body"]).toMatchObject({ status: "failed", verdicts: 2, findings: 1 });
  expect(lines["response-status"]).toMatchObject({ status: "passed", verdicts: 1, findings: 0 });
  expect(lines["target-agreement"]).toMatchObject({ status: "notRun", reason: expect.stringMatching(/\w/) });
});

test("what was used and looked at is covered, and by which checks", () => {
  const rows = report.coverage.filter(({ covered }) => covered);
  expect(rows).toContainEqual(expect.objectContaining({ name: "default", checks: ["response-status"] }));
  expect(report.coverage.find(({ name }) => name === "ETag")).toMatchObject({ covered: false, checks: [] });
});

test("the time is the sum of what it was spent on", () => {
  expect(report.durationMs).toBe(42);
});
