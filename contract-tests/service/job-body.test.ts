import { expect, test } from "vitest";
import { type JobState, jobAt } from "./job.ts";
import { isField, jobBody } from "./job-body.ts";
import { completed, ending } from "./job-life.ts";

const CREATED = Date.UTC(2026, 10, 22, 11, 0, 0, 600);
const TERMINATED = CREATED + 8_000;
const OVER = TERMINATED + 445;
const ORIGIN = "http://127.0.0.1:4711";

const active = jobAt("nightly:job-1", "active", CREATED);
const terminating = ending(active, "terminating", TERMINATED, "superseded");

test("a job that terminates shows its reason already, and no end", () => {
  expect(jobBody(terminating, ORIGIN)).toMatchObject({
    "odata.metadata": `${ORIGIN}/$metadata#jobs/@Element`,
    id: "nightly:job-1",
    url: `${ORIGIN}/jobs/nightly%3Ajob-1`,
    eTag: terminating.etag,
    lastModified: "2026-11-22T11:00:08.6Z",
    creationTime: "2026-11-22T11:00:00.6Z",
    state: "terminating",
    stateTransitionTime: "2026-11-22T11:00:08.6Z",
    previousState: "active",
    previousStateTransitionTime: "2026-11-22T11:00:00.6Z",
    executionInfo: {
      startTime: "2026-11-22T11:00:00.6Z",
      poolId: "nightly",
      terminateReason: "superseded",
    },
  });
  expect(jobBody(terminating, ORIGIN)["executionInfo"]).not.toHaveProperty("endTime");
});

test("its end moves the state, the time of the state and the end, and nothing else", () => {
  const before = jobBody(terminating, ORIGIN);
  const after = jobBody(completed(terminating, OVER), ORIGIN);
  expect(after).toEqual({
    ...before,
    state: "completed",
    stateTransitionTime: "2026-11-22T11:00:09.045Z",
    executionInfo: { ...(before["executionInfo"] as object), endTime: "2026-11-22T11:00:09.045Z" },
  });
});

test("a reason that nobody gave is the service's own", () => {
  const { executionInfo } = jobBody(ending(active, "completed", OVER), ORIGIN);
  expect(executionInfo).toMatchObject({ terminateReason: "UserTerminate" });
});

const formerStates: ReadonlyArray<readonly [state: JobState, before: JobState | undefined]> = [
  ["active", undefined],
  ["disabling", "active"],
  ["disabled", "disabling"],
  ["enabling", "disabled"],
  ["terminating", "active"],
  ["completed", "active"],
  ["deleting", "active"],
];
test.for(formerStates)("a job that was put into the state %s was %s before", ([state, before]) => {
  const body = jobBody(jobAt("a", state, CREATED), ORIGIN);
  expect([body["state"], body["previousState"]]).toEqual([state, before]);
  expect("previousStateTransitionTime" in body).toBe(before !== undefined);
});

test("a job has the fields that were asked for, in its own order, and tells which", () => {
  const body = jobBody(terminating, ORIGIN, "state, id,displayName");
  expect(Object.entries(body)).toEqual([
    ["odata.metadata", `${ORIGIN}/$metadata#jobs/@Element&$select=state,id,displayName`],
    ["id", "nightly:job-1"],
    ["state", "terminating"],
  ]);
});

test("every field of a job can be asked for", () => {
  for (const name of Object.keys(jobBody(terminating, ORIGIN)).slice(1))
    expect(isField(name), name).toBe(true);
  expect(["stats", "State", "executionInfo/endTime", ""].map(isField)).toEqual([true, false, false, false]);
});
