import { afterEach, expect, test } from "vitest";
import { httpDate } from "../../test/upstream/batch-answers.ts";
import { jobAnswer } from "./answers.ts";
import { call, readJob } from "./call.ts";
import { jobAt } from "./job.ts";
import { publishedErrors } from "./published-errors.ts";
import { type Service, type ServiceOptions, startService } from "./service.ts";

let service: Service;
const start = async (options?: ServiceOptions) => {
  service = await startService(options);
  return service;
};
afterEach(() => service.stop());

const NOW = Date.UTC(2026, 10, 22, 12);
const job = async (...given: Parameters<typeof readJob>) => JSON.parse((await readJob(...given)).body);

test("a read tells the job in the state that it was put into, and changes nothing", async () => {
  const { jobs } = await start();
  for (const state of ["active", "disabling", "disabled", "enabling", "completed", "deleting"] as const) {
    jobs.add("a", state);
    expect([(await job(service)).state, (await job(service)).state]).toEqual([state, state]);
  }
});

test("a terminated job is read as terminating, then as completed, with its reason", async () => {
  let now = NOW;
  const { jobs } = await start({ now: () => now });
  jobs.add("a", "active", NOW - 5_000);
  await call(service, { body: '{"terminateReason":"superseded"}' });
  now += 1_000;
  const first = await job(service);
  now += 1_000;
  const [second, third] = [await job(service), await job(service)];
  expect(first).toMatchObject({ state: "terminating", executionInfo: { terminateReason: "superseded" } });
  expect(first.executionInfo).not.toHaveProperty("endTime");
  expect(second).toMatchObject({
    state: "completed",
    previousState: "active",
    eTag: first.eTag,
    lastModified: first.lastModified,
    stateTransitionTime: "2026-11-22T12:00:02Z",
    executionInfo: { terminateReason: "superseded", endTime: "2026-11-22T12:00:02Z" },
  });
  expect(third).toEqual(second);
});

test("a job terminates as long as one says", async () => {
  const { jobs } = await start({ terminatingReads: 3 });
  jobs.add("a", "terminating");
  const states: unknown[] = [];
  for (let reads = 1; reads <= 4; reads++) states.push((await job(service)).state);
  expect(states).toEqual(["terminating", "terminating", "terminating", "completed"]);
});

test("a job is found in any letter case and told in its own, under its ETag and time", async () => {
  const { jobs } = await start();
  const { etag } = jobs.add("Nightly:Job-1", "active", NOW);
  const { status, headers, body } = await readJob(service, "nightly:job-1");
  expect({ status, id: JSON.parse(body).id }).toEqual({ status: 200, id: "Nightly:Job-1" });
  expect(headers).toContainEqual(["ETag", etag]);
  expect(headers).toContainEqual(["Last-Modified", httpDate(NOW)]);
});

test("a read has the fields that it selects", async () => {
  const { jobs } = await start();
  jobs.add("a");
  expect(Object.keys(await job(service, "a", { more: "&$select=state,id" }))).toEqual([
    "odata.metadata",
    "id",
    "state",
  ]);
  const refused = await readJob(service, "a", { more: "&$select=status" });
  expect(JSON.parse(refused.body)).toMatchObject({
    code: "InvalidQueryParameterValue",
    values: [
      { key: "QueryParameterName", value: "$select" },
      { key: "QueryParameterValue", value: "status" },
      { key: "Reason", value: "A job has no field 'status'." },
    ],
  });
});

test("a job that is not there, or has gone, is not found", async () => {
  const { jobs } = await start();
  const { status, code } = publishedErrors.JobNotFound;
  const missing = async () => {
    const came = await readJob(service);
    return { status: came.status, code: JSON.parse(came.body).code };
  };
  expect(await missing()).toEqual({ status, code });
  jobs.add("a", "deleting");
  expect((await job(service)).state).toBe("deleting");
  jobs.remove("a");
  expect(await missing()).toEqual({ status, code });
});

test("a job that the caller knows already is not sent, and does not move on", async () => {
  const { jobs } = await start();
  const { etag } = jobs.add("a", "terminating");
  const headers = { "If-None-Match": etag };
  for (let reads = 1; reads <= 3; reads++)
    expect(await readJob(service, "a", { headers })).toMatchObject({ status: 304, body: "" });
  expect((await job(service)).state).toBe("terminating");
  expect((await readJob(service, "a", { headers: { "If-Match": "0x1" } })).status).toBe(412);
});

test("a read gets what is played for its job, such as a state of before", async () => {
  const { jobs } = await start();
  jobs.add("a", "terminating");
  service.play("a", jobAnswer(jobAt("a", "active", NOW)), {
    job: "gone",
    out: jobAnswer(jobAt("a", "deleting", NOW)),
  });
  expect([(await job(service)).state, (await job(service)).state]).toEqual(["active", "deleting"]);
  expect((await readJob(service)).status).toBe(404);
});
