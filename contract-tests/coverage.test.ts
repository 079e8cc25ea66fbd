import { expect, inject, test } from "vitest";
import { exchangesOf } from "./checks/run-check.ts";
import {
  contract,
  contracts,
  errorExamples,
  operation,
  readingContract,
  requestExamples,
} from "./contract.ts";
import { coverage, elementText } from "./coverage.ts";
import type { Exchange } from "./exchange.ts";
import { playAll } from "./run/run.ts";
import { mockTargetAt } from "./run/targets/mock.ts";

const played = await playAll(
  mockTargetAt(inject("prismUrl"), async () => {}),
  contracts,
);
const exchanges = exchangesOf(played, contracts, contract);
const reads = exchangesOf(played, contracts, readingContract);

test("every element of the contract is used on the mock, but for the media types that the mock never picks", () => {
  expect(unused(exchanges)).toEqual(["Job_Terminate: response default, media type application/json"]);
  expect(unused(reads, readingContract)).toEqual([
    "Job_Get: response 200, media type application/json",
    "Job_Get: response default, media type application/json",
  ]);
});

test("the coverage looks at everything that the contract has", () => {
  const names = coverage([], contract).map(({ kind, name }) => `${kind} ${name}`);
  expect(names).toEqual(
    expect.arrayContaining([
      ...operation.parameters.map(({ name }) => `parameter ${name}`),
      ...operation.parameters.flatMap(({ examples = {} }) => Object.keys(examples)).map(example),
      ...Object.keys(requestExamples).map(example),
      ...Object.keys(operation.requestBody?.content ?? {}).map((type) => `media type ${type}`),
      ...Object.keys(contract.securitySchemes).map((name) => `security ${name}`),
      ...Object.keys(operation.responses).map((status) => `status ${status}`),
      ...Object.keys(operation.responses["202"]?.headers ?? {}).map((name) => `header ${name}`),
      ...Object.keys(operation.responses["default"]?.content ?? {}).map((type) => `media type ${type}`),
      ...errorExamples.map(({ name }) => example(name)),
      "field terminateReason",
      "field message/value",
      "field values[]/key",
    ]),
  );
  expect(unused([])).toHaveLength(names.length);
});

test("what is no longer used is named", () => {
  expect(newlyUnused(({ request }) => !request.url.includes("timeout="))).toEqual([
    "Job_Terminate: request, parameter timeout",
    "Job_Terminate: parameter timeout, example ServerDefault",
  ]);
  expect(newlyUnused(({ response }) => !response.body.includes("AccountIsDisabled"))).toEqual([
    "Job_Terminate: response default, example AccountIsDisabled",
  ]);
});

const example = (name: string) => `example ${name}`;

/** What is used by all of the exchanges and not by those that are kept. */
function newlyUnused(keep: (exchange: Exchange) => boolean): string[] {
  const before = unused(exchanges);
  return unused(exchanges.filter(keep)).filter((element) => !before.includes(element));
}

const unused = (some: readonly Exchange[], of = contract) =>
  coverage(some, of)
    .filter(({ covered }) => !covered)
    .map(elementText);
