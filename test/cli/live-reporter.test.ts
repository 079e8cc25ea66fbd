import { describe, expect, test } from "vitest";
import { barText } from "../../src/cli/bar-text.ts";
import { FailureTable } from "../../src/cli/failure-table.ts";
import type { JobLine, JobOutcome } from "../../src/cli/job-line.ts";
import { reporterFor, tellingOfThrottling } from "../../src/cli/show.ts";
import { Tally } from "../../src/cli/tally.ts";
import { stage } from "./stage.ts";

function tallyOf(count: number): Tally {
  const tally = new Tally();
  for (let each = 0; each < count; each++) tally.add({ outcome: "accepted" });
  return tally;
}

test("the bar tells the counts, the rate and the time left", () => {
  const state = { tally: tallyOf(250), elapsedMs: 5_000, slowness: "", columns: 80 };
  expect(barText({ ...state, total: 1_000 })).toBe(
    "[=====               ] 250/1,000  250 accepted  50/s  15 s left",
  );
  expect(barText({ ...state, total: undefined, slowness: "throttled for 30 s" })).toBe(
    "250 jobs  250 accepted  50/s  throttled for 30 s",
  );
  expect(barText({ ...state, tally: tallyOf(0), elapsedMs: 0, total: 0 })).toBe(`[${" ".repeat(20)}] 0/0`);
});

describe("where the line would not fit", () => {
  const tally = new Tally();
  const counts = { accepted: 236, alreadyCompleted: 10, skipped: 48, failed: 6 } as const;
  for (const [outcome, count] of Object.entries(counts) as [JobOutcome, number][])
    for (let each = 0; each < count; each++) tally.add({ outcome });
  const told = "300/400  6 failed, 236 accepted, 10 already completed, 48 done before";

  test.each([
    [112, `[${"=".repeat(15)}     ] ${told}  25.2/s  4.0 s left`],
    [111, `[${"=".repeat(15)}     ] ${told}  25.2/s`],
    [100, `[${"=".repeat(15)}     ] ${told}  25.2/s`],
    [99, `[${"=".repeat(15)}     ] ${told}`],
    [80, `[======  ] ${told}`],
    [73, `[=] ${told}`],
    [72, told],
    [69, told],
    [40, told.slice(0, 40)],
  ])("in %i columns, what matters least goes first", (columns, line) => {
    expect(barText({ tally, total: 400, elapsedMs: 10_000, slowness: "", columns })).toBe(line);
  });

  test("what slows the run down stays longer than the time left and the rate", () => {
    const state = { tally, elapsedMs: 10_000, slowness: "throttled for 30 s", columns: 100 };
    expect(barText({ ...state, total: 400 })).toBe(`[======  ] ${told}  throttled for 30 s`);
    const unknown = told.replace("300/400", "300 jobs");
    expect(barText({ ...state, total: undefined })).toBe(`${unknown}  25.2/s  throttled for 30 s`);
    expect(barText({ ...state, total: undefined, columns: 92 })).toBe(`${unknown}  throttled for 30 s`);
  });
});

const failed = (jobId: string, message: string): JobLine => ({ jobId, outcome: "failed", message });

test("the table tells what failed and why, and fits the terminal", () => {
  const table = new FailureTable();
  expect(table.text({})).toBe("");
  table.add(
    failed("nightly-42", "POST /jobs/nightly-42/terminate: 404 JobNotFound: There is none. (attempt 1 of 4)"),
  );
  table.add(failed(`long-${"x".repeat(80)}`, `a reason ${"that is long ".repeat(10)}`));
  table.add(failed("\u001b[2J", "not found"));
  table.add({ jobId: "b", outcome: "failed" });
  const text = table.text({ columns: 60 });
  expect(text).toContain("404 JobNotFound: There is");
  expect(text).not.toContain("POST");
  expect(text).toContain("\\x1b[2J");
  expect(text).not.toContain("\u001b");
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
});

test("nothing of a long word is lost, however narrow the terminal is", () => {
  const table = new FailureTable();
  const requestId = "2fb5c1a8-59a0-4a8c-9b86-63fbb2a4e6a1";
  table.add(failed("a-job-with-a-name-of-its-own", `it failed (request-id ${requestId}, attempt 1 of 4)`));
  const text = table.text({ columns: 50 });
  expect(text).not.toContain("…");
  const why = text.split("\n").map((line) => line.split("│")[2]?.trim() ?? "");
  expect(why.join("")).toContain(requestId);
});

test("a table is never longer than a screen", () => {
  const table = new FailureTable();
  for (let each = 0; each < 1_500; each++) table.add(failed(`job-${each}`, "no"));
  expect(table.text({})).toContain("… and 1,480 more: with --json, each has a line.");
});

test("at a terminal it is live, and what is said goes above the bar", () => {
  const { surroundings, stdout, stderr } = stage({ columns: 80 });
  const reporter = reporterFor(false, surroundings, []);
  reporter.note("before");
  const tally = tallyOf(1);
  reporter.begin(tally, 3);
  reporter.repeated();
  tellingOfThrottling(reporter)({
    ...{
      type: "retry",
      reason: "429",
      delayMs: 30_000,
      jobId: "a",
      clientRequestId: "",
      attempt: 1,
      elapsedMs: 1,
    },
  });
  reporter.note("in between");
  expect(stderr.text()).toContain("1/2  1 accepted");
  expect(stderr.text()).toContain("throttled for 30 s");
  reporter.job(failed("b", "no"));
  for (let each = 0; each < 12; each++) reporter.job({ jobId: `left-${each}`, outcome: "notTried" });
  reporter.end();
  expect(stderr.text()).toContain("Not tried: left-0, left-1,");
  expect(stderr.text()).toContain("left-9, and 2 more.\n");
  expect(stderr.text()).toContain("in between\n");
  expect(stderr.text()).toContain("│ b");
  expect(stdout.text()).toBe("");
});

test("a stream of unknown length has no total, and repeated ids change nothing", () => {
  const { surroundings, stderr } = stage({ columns: 80 });
  const reporter = reporterFor(false, surroundings, []);
  reporter.begin(tallyOf(2), undefined);
  reporter.repeated();
  reporter.job({ jobId: "left", outcome: "notTried" });
  reporter.end();
  expect(stderr.text()).toContain("2 jobs");
  expect(stderr.text()).toContain("Not tried: left.\n");
});

test("with --json into a file, the bar is live and stdout holds JSON alone", () => {
  const { surroundings, stderr } = stage({ columns: 80 });
  const { stdout } = stage();
  const reporter = reporterFor(true, { ...surroundings, stdout }, []);
  reporter.begin(tallyOf(1), 1);
  reporter.job({ jobId: "a", outcome: "accepted" });
  reporter.end();
  expect(stdout.text()).toBe('{"jobId":"a","outcome":"accepted"}\n');
  expect(stderr.text()).toContain("1/1");
});

test.each([
  ["a pipe", {}, false],
  ["a terminal that can do nothing", { columns: 80, env: { TERM: "dumb" } }, false],
  ["JSON on the screen", { columns: 80 }, true],
])("%s gets plain lines", (_, setting, json) => {
  const { surroundings, stdout, stderr } = stage(setting);
  const reporter = reporterFor(json, surroundings, []);
  reporter.begin(tallyOf(1), 1);
  reporter.repeated();
  reporter.slow("throttled");
  reporter.job({ jobId: "a", outcome: "accepted" });
  reporter.note("note");
  reporter.end();
  expect(stdout.text()).toMatch(/^(?:accepted +a|\{"jobId":"a","outcome":"accepted"\})\n$/);
  expect(stderr.text()).toBe("note\n");
});
