import { expect, test } from "vitest";
import { httpDate } from "../../test/upstream/batch-answers.ts";
import type { RawRequest } from "../../test/upstream/request-reader.ts";
import { refusalOfConditions } from "./conditions.ts";
import { etagOf, type JobState, jobAt, terminated } from "./job.ts";
import { Jobs } from "./jobs.ts";

const THEN = Date.UTC(2026, 10, 22, 11, 0, 0, 600);
const NOW = Date.UTC(2026, 10, 22, 12);

test("an ETag is the time of the last change, as in recorded traffic", () => {
  // Recorded: 0x8DB9ABD9BC6099C at 2023-08-11T22:52:15.6000668Z; here time has whole milliseconds.
  expect(etagOf(Date.parse("2023-08-11T22:52:15.600Z"))).toBe("0x8DB9ABD9BC60700");
});

test.for(["active", "disabling", "disabled", "enabling"] as const)(
  "a job that is %s will be terminated, and has changed",
  (state) => {
    expect(terminated(jobAt("a", state, THEN), NOW)).toEqual({ job: jobAt("a", "terminating", NOW) });
  },
);

const refusals: ReadonlyArray<readonly [state: JobState, code: string]> = [
  ["terminating", "JobBeingTerminated"],
  ["completed", "JobCompleted"],
  ["deleting", "JobBeingDeleted"],
];
test.for(refusals)("a job that is %s answers 409 %s", ([state, code]) => {
  expect(terminated(jobAt("a", state, THEN), NOW)).toMatchObject({ refusal: { status: 409, code } });
});

test("a disabled job answers 409 JobDisabled where one says so", () => {
  expect(terminated(jobAt("a", "disabled", THEN), NOW, true)).toMatchObject({
    refusal: { code: "JobDisabled" },
  });
});

const job = jobAt("a", "active", THEN);
const whole = Math.floor(THEN / 1_000) * 1_000;
const conditions: ReadonlyArray<readonly [met: boolean, headers: Readonly<Record<string, string>>]> = [
  [true, {}],
  [true, { "If-Match": job.etag }],
  [true, { "if-match": `"${job.etag}"` }],
  [true, { "If-Match": "*" }],
  [true, { "If-Match": `0x1, ${job.etag}` }],
  [false, { "If-Match": "0x1" }],
  [true, { "If-None-Match": "0x1" }],
  [false, { "If-None-Match": job.etag }],
  [false, { "If-None-Match": "*" }],
  [true, { "If-Modified-Since": httpDate(whole - 1_000) }],
  [false, { "If-Modified-Since": httpDate(whole) }],
  [true, { "If-Unmodified-Since": httpDate(whole) }],
  [false, { "If-Unmodified-Since": httpDate(whole - 1_000) }],
  [true, { "If-Match": job.etag, "If-Unmodified-Since": httpDate(whole - 1_000) }],
  [false, { "If-None-Match": job.etag, "If-Modified-Since": httpDate(whole - 1_000) }],
];
test.for(conditions)("that these conditions are met is %s: %j", ([met, headers]) => {
  const request: RawRequest = {
    method: "POST",
    target: "/",
    headers: Object.entries(headers),
    body: Buffer.alloc(0),
  };
  expect(refusalOfConditions(request, job)).toEqual(
    met ? undefined : expect.objectContaining({ status: 412, code: "ConditionNotMet" }),
  );
});

test("jobs are found in any letter case, and keep their own", () => {
  const jobs = new Jobs(() => NOW);
  jobs.add("Nightly");
  expect(jobs.find("nIGHTLY")).toEqual(jobAt("Nightly", "active", NOW));
  expect(jobs.find("other")).toBeUndefined();
});

test("jobs with the prefix are there from the beginning", () => {
  const jobs = new Jobs(() => NOW, "auto-");
  expect(jobs.find("auto-1")).toMatchObject({ state: "active", lastModifiedMs: NOW - 60_000 });
  expect(jobs.find("other")).toBeUndefined();
});

test("only a terminating job can be completed, and its ETag stays", () => {
  const jobs = new Jobs(() => NOW);
  const { etag } = jobs.add("a", "terminating", THEN);
  expect(jobs.complete("a")).toMatchObject({ state: "completed", etag });
  expect(() => jobs.complete("a")).toThrow("a is completed, not terminating.");
  expect(() => jobs.complete("b")).toThrow("b is no job, not terminating.");
});
