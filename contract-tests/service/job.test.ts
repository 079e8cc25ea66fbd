import { expect, test } from "vitest";
import { httpDate } from "../../test/upstream/batch-answers.ts";
import type { RawRequest } from "../../test/upstream/request-reader.ts";
import { refusalOfConditions } from "./conditions.ts";
import { etagOf, type JobState, jobAt } from "./job.ts";
import { found, terminated } from "./job-life.ts";
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
    expect(terminated(jobAt("a", state, THEN), { nowMs: NOW, terminateReason: "superseded" })).toEqual({
      job: {
        ...jobAt("a", "terminating", NOW),
        createdMs: THEN,
        before: { state, sinceMs: THEN },
        terminateReason: "superseded",
      },
    });
  },
);

const refusals: ReadonlyArray<readonly [state: JobState, code: string]> = [
  ["terminating", "JobBeingTerminated"],
  ["completed", "JobCompleted"],
  ["deleting", "JobBeingDeleted"],
];
test.for(refusals)("a job that is %s answers 409 %s", ([state, code]) => {
  expect(terminated(jobAt("a", state, THEN), { nowMs: NOW })).toMatchObject({
    refusal: { status: 409, code },
  });
});

test("a disabled job answers 409 JobDisabled where one says so", () => {
  expect(terminated(jobAt("a", "disabled", THEN), { nowMs: NOW, refusesDisabled: true })).toMatchObject({
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

const readConditions: ReadonlyArray<readonly [status: number | undefined, headers: Record<string, string>]> =
  [
    [undefined, {}],
    [undefined, { "If-None-Match": "0x1" }],
    [304, { "If-None-Match": job.etag }],
    [304, { "If-Modified-Since": httpDate(whole) }],
    [412, { "If-Match": "0x1" }],
    [412, { "If-Unmodified-Since": httpDate(whole - 1_000) }],
  ];
test.for(readConditions)("a read has the status %s under these conditions: %j", ([status, headers]) => {
  const read: RawRequest = {
    method: "GET",
    target: "/",
    headers: Object.entries(headers),
    body: Buffer.alloc(0),
  };
  expect(refusalOfConditions(read, job)?.status).toBe(status);
});

test("a terminating job is completed after as many reads as one says, and keeps its ETag", () => {
  const terminating = jobAt("a", "terminating", THEN);
  const first = found(terminating, NOW, 2);
  const second = found(first, NOW, 2);
  const third = found(second, NOW, 2);
  expect([first, second, third].map(({ state }) => state)).toEqual([
    "terminating",
    "terminating",
    "completed",
  ]);
  expect(third).toMatchObject({ etag: terminating.etag, lastModifiedMs: THEN, sinceMs: NOW });
});

test("no other job changes when it is read", () => {
  for (const state of ["active", "disabling", "disabled", "enabling", "completed", "deleting"] as const)
    expect(found(jobAt("a", state, THEN), NOW, 0)).toEqual(jobAt("a", state, THEN));
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

test("a removed job is gone, also one that was there from the beginning", () => {
  const jobs = new Jobs(() => NOW, "auto-");
  jobs.add("a");
  jobs.remove("A");
  jobs.remove("auto-1");
  expect([jobs.find("a"), jobs.find("auto-1"), jobs.read("a")]).toEqual([undefined, undefined, undefined]);
  expect(jobs.add("a")).toMatchObject({ state: "active" });
});

test("what becomes of a job keeps its id and, at its end, the reason", () => {
  const jobs = new Jobs(() => NOW);
  jobs.add("Nightly", "active", THEN);
  jobs.become("nightly", "completed", "superseded");
  expect(jobs.find("nightly")).toMatchObject({
    id: "Nightly",
    state: "completed",
    createdMs: THEN,
    terminateReason: "superseded",
  });
  jobs.become("nightly", "deleting");
  expect(jobs.find("nightly")).toEqual(jobAt("Nightly", "deleting", NOW));
  jobs.become("nightly", "gone");
  expect(jobs.find("nightly")).toBeUndefined();
});
