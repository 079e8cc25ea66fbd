import { describe, expect, test } from "vitest";
import { type Evidence, exitCode, judge, notRun, type Row, type Scenario } from "./judge.ts";
import type { Line, Trial } from "./trial.ts";

const REPORTED = ["token", "key", "notFound", "throttled", "abort", "timeout", "lost", "wait", "many"];
const FILE = "file:///a/node_modules/p/dist/index.js";

const trial = (lines: readonly Line[], trouble?: string): Trial => ({ lines, trouble });
const good = [{ entry: FILE }, ...REPORTED.map((scenario) => ({ scenario, ok: true }))];
const required = trial([{ entry: "/a/node_modules/p/dist/index.js" }, { scenario: "require", ok: true }]);

const evidence: Evidence = {
  ...{ id: "node", title: "Node.js", version: "24.0.0", smoke: trial(good), isProgram: true },
  ...{ entry: "dist/index.js", findsEntry: true },
  required: { entry: "dist/index.js", trial: required, works: true },
};

const failures = ({ findings }: Row) =>
  Object.entries(findings).flatMap(([name, { outcome, text }]) =>
    outcome === "failed" ? [`${name}: ${text}`] : [],
  );

test("a runtime passes when each scenario was seen to pass", () => {
  const row = judge(evidence);
  expect([row.outcome, row.version, row.entry]).toEqual(["passed", "24.0.0", "dist/index.js"]);
  expect(new Set(Object.values(row.findings).map(({ outcome }) => outcome))).toEqual(new Set(["passed"]));
});

describe("a runtime fails", () => {
  test.each(REPORTED)("when nothing is reported of %s", (scenario) => {
    const row = judge({
      ...evidence,
      smoke: trial(good.filter((line) => !("scenario" in line && line.scenario === scenario))),
    });
    expect([row.outcome, failures(row)]).toEqual(["failed", [`${scenario}: nothing was reported`]]);
  });

  test.each([
    ["with a reason", { scenario: "lost", error: "it was not rejected" }, "lost: it was not rejected"],
    ["without one", { scenario: "lost" }, "lost: no reason was reported"],
    ["and says ok as well", { scenario: "lost", ok: true, error: "but" }, "lost: but"],
  ])("when a scenario fails %s", (_, line, told) => {
    const lines = good.map((each) => ("scenario" in each && each.scenario === "lost" ? line : each));
    expect(failures(judge({ ...evidence, smoke: trial(lines) }))).toEqual([told]);
  });

  test("when a scenario is reported twice", () => {
    const twice = trial([...good, { scenario: "wait", ok: true }]);
    expect(failures(judge({ ...evidence, smoke: twice }))).toEqual(["wait: it was reported 2 times"]);
  });

  test("when it reports all is well, and does not end", () => {
    const smoke = trial(good, "it did not end by itself within 60 s");
    expect(failures(judge({ ...evidence, smoke }))).toEqual(["ends: it did not end by itself within 60 s"]);
  });

  test("when it reports nothing, and what it said instead is told once", () => {
    const row = judge({ ...evidence, smoke: trial([], "it ended with exit code 1: SyntaxError") });
    expect(failures(row)).toContain("ends: it ended with exit code 1: SyntaxError");
    expect(failures(row)).toHaveLength(REPORTED.length + 2);
  });

  test("when it loads another file than exports says", () => {
    expect(failures(judge({ ...evidence, entry: "dist/node.js" }))).toEqual([
      `entry: it loads ${FILE}, not dist/node.js`,
    ]);
  });

  test("when it does not tell which file it loads", () => {
    expect(failures(judge({ ...evidence, smoke: trial(good.slice(1)) }))).toEqual([
      "entry: the runtime did not tell which file it loads",
    ]);
  });
});

describe("require()", () => {
  const entry = "dist/index.js";
  const found = (lines: readonly Line[], works: boolean, trouble?: string) =>
    judge({ ...evidence, required: { entry, trial: trial(lines, trouble), works } }).findings.require;
  const refused = [{ entry: FILE }, { scenario: "require", error: "ERR_REQUIRE_ESM" }];

  test("has to work where Node.js allows it", () => {
    expect(found(required.lines, true).outcome).toBe("passed");
    expect(found(refused, true)).toEqual({ outcome: "failed", text: "ERR_REQUIRE_ESM" });
    expect(found(required.lines, true, "it did not end").outcome).toBe("failed");
    expect(found([{ entry: "/other.js" }, ...required.lines.slice(1)], true).outcome).toBe("failed");
  });

  test("has to be refused as Node.js does it elsewhere, which is never a pass", () => {
    expect(found(refused, false)).toEqual({ outcome: "none", text: "no: ERR_REQUIRE_ESM" });
    expect(found(required.lines, false).outcome).toBe("failed");
    expect(found([], false, "it ended with exit code 1").outcome).toBe("failed");
    expect(found([{ scenario: "require", error: "MODULE_NOT_FOUND" }], false).outcome).toBe("failed");
  });
});

test("what a runtime does not have is neither passed nor failed", () => {
  const { outcome, findings } = judge({
    ...evidence,
    isProgram: false,
    findsEntry: false,
    required: undefined,
  });
  const none: Scenario[] = ["entry", "ends", "require"];
  expect([outcome, ...none.map((name) => findings[name].outcome)]).toEqual([
    "passed",
    "none",
    "none",
    "none",
  ]);
});

test("a runtime that could not be had has passed nothing", () => {
  const row = notRun({ id: "bun", title: "Bun" }, "it is not installed");
  expect([row.outcome, row.reason, row.version]).toEqual(["not run", "it is not installed", undefined]);
  expect(new Set(Object.values(row.findings).map(({ outcome }) => outcome))).toEqual(new Set(["not run"]));
});

describe("the exit code", () => {
  const passed = judge(evidence);
  const failed = judge({ ...evidence, smoke: trial([]) });
  const absent = notRun({ id: "bun", title: "Bun" }, "it is not installed");

  test.each([
    ["all passed", [passed, passed], 0, 0],
    ["one failed", [passed, failed], 1, 1],
    ["one could not be had", [passed, absent], 0, 1],
    ["none could be had, which proves nothing", [absent, absent], 1, 1],
    ["there is none", [], 1, 1],
  ])("%s", (_, rows, code, codeWhereAllAreRequired) => {
    expect([exitCode(rows, false), exitCode(rows, true)]).toEqual([code, codeWhereAllAreRequired]);
  });
});
