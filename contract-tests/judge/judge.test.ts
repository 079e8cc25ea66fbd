import { afterAll, beforeAll, expect, test } from "vitest";
import type { Finding, Setting } from "../checks/check.ts";
import { findingsOf } from "../conformance.ts";
import { contracts } from "../contract.ts";
import { contractFor } from "../contract-for.ts";
import type { Exchange } from "../exchange.ts";
import { compareVerdicts, type Disagreement, disagreementText, unexplained } from "./agreement.ts";
import { explainedDifferences } from "./explained-differences.ts";
import { type Judge, type Objection, openJudge } from "./judge.ts";
import { madeAnswers } from "./made-answers.ts";
import { rightExchanges } from "./made-exchange.ts";
import { madeReads } from "./made-reads.ts";
import { madeRequests } from "./made-requests.ts";
import { mockTraffic, serviceTraffic, type Tried } from "./traffic.ts";

// The published Swagger is not part of this repository: point BATCH_UPSTREAM_DIR to a folder with
// specs/BatchService_stable_2023-11-01.18.0.json.
const folder = process.env["BATCH_UPSTREAM_DIR"];
const skip = folder ? "" : " (skipped: set BATCH_UPSTREAM_DIR to the published documents)";

const made = [...madeRequests, ...madeAnswers, ...madeReads];
let judge: Judge;
beforeAll(async () => {
  if (folder) judge = await openJudge(folder);
});
afterAll(() => judge?.close());

test.skipIf(!folder)(`our checks and oav are content with what is right${skip}`, async () => {
  for (const exchange of rightExchanges) {
    expect(findingsOf(exchange)).toEqual([]);
    expect(await asked(exchange)).toEqual([]);
  }
});

test.skipIf(!folder)(`our checks and oav agree on the mock's traffic${skip}`, async () => {
  await expectAgreement(await mockTraffic());
});

test.skipIf(!folder)(`our checks and oav agree on the service's answers${skip}`, async () => {
  await expectAgreement(await serviceTraffic(), {});
});

test.skipIf(!folder)(`each exchange made by hand is explained by what it is about alone${skip}`, async () => {
  for (const { what, exchange, setting, explainedBy } of made) {
    const found = await disagreements(exchange, setting);
    expect(unexplained(found).map(disagreementText), what).toEqual([]);
    expect(found.map((each) => each.explainedBy).sort(), what).toEqual([...explainedBy].sort());
  }
});

test.skipIf(!folder)(`what is not explained is found by our checks and by oav${skip}`, async () => {
  const plain = made.filter(({ explainedBy }) => explainedBy.length === 0);
  expect(plain.length).toBeGreaterThan(0);
  for (const { what, exchange } of plain) {
    expect(findingsOf(exchange), what).not.toEqual([]);
    expect(await asked(exchange), what).not.toEqual([]);
  }
});

test.skipIf(!folder)(`each explained difference is needed${skip}`, async () => {
  const verdicts: Array<readonly [Exchange, Objection[], Finding[]]> = [];
  for (const { exchange, setting } of made) {
    const objections = await asked(exchange);
    verdicts.push([exchange, objections, findingsOf(exchange, undefined, setting)]);
  }
  const needless = explainedDifferences.filter((one) => {
    const others = explainedDifferences.filter((each) => each !== one);
    return verdicts.every((verdict) => unexplained(compareVerdicts(...verdict, others)).length === 0);
  });
  expect(needless.map(({ id }) => id)).toEqual([]);
});

test("every explained difference is that of an exchange made by hand", () => {
  const shown = new Set(made.flatMap(({ explainedBy }) => explainedBy));
  const stale = explainedDifferences.map(({ id }) => id).filter((id) => !shown.has(id));
  expect(stale, "add an exchange that shows it, or take it out of the explained differences").toEqual([]);
});

const alone: Record<string, readonly string[]> = {
  "a state that no job has": ["response ENUM_MISMATCH /state"],
  "a GUID in braces": ["request INVALID_FORMAT /headers/client-request-id"],
  "a date of ISO 8601": ["request INVALID_FORMAT /headers/ocp-date"],
  "no api-version": ["request OPERATION_NOT_FOUND_IN_CACHE_WITH_API "],
  "another operation": ["request ANOTHER_OPERATION "],
  "another method": ["request OPERATION_NOT_FOUND_IN_CACHE "],
  "a body of another type": ["request INVALID_TYPE "],
  "a property too many": ["request OBJECT_ADDITIONAL_PROPERTIES /reason"],
  "another media type": ["request INVALID_CONTENT_TYPE "],
  "status 200": ["response INVALID_RESPONSE_CODE "],
  "a request-id that is no GUID": ["response INVALID_FORMAT /headers/request-id"],
  "an error whose code is a number": ["response INVALID_TYPE /code"],
  "an error that is HTML": ["response INVALID_CONTENT_TYPE ", "response INVALID_TYPE "],
};

test.skipIf(!folder)(`oav finds by itself what is wrong, and where${skip}`, async () => {
  for (const [what, expected] of Object.entries(alone)) {
    const { exchange } = made.find((each) => each.what === what) ?? expect.fail(`no exchange: ${what}`);
    const objections = await asked(exchange);
    expect(
      objections.map(({ side, code, path }) => `${side} ${code} ${path}`),
      what,
    ).toEqual(expected);
  }
});

/** What oav says about an exchange, taken for one of the operation that it is about. */
const asked = (exchange: Exchange) => judge.judge(exchange, contractFor(exchange.request, contracts));

async function disagreements(exchange: Exchange, setting?: Setting): Promise<Disagreement[]> {
  return compareVerdicts(exchange, await asked(exchange), findingsOf(exchange, undefined, setting));
}

async function expectAgreement(traffic: readonly Tried[], setting?: Setting): Promise<void> {
  expect(traffic.length).toBeGreaterThan(0);
  const problems: string[] = [];
  for (const { what, exchange } of traffic) {
    const found = unexplained(await disagreements(exchange, setting));
    problems.push(...found.map((each) => `${what}: ${disagreementText(each)}`));
  }
  expect(problems).toEqual([]);
}
