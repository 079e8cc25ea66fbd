import { describe, expect, test } from "vitest";
import { readJob } from "./job-state.ts";
import { job } from "./testing/job-answers.ts";

const CALL = { jobId: "nightly-42", secrets: new Set<string>() };

async function read(step = job("completed"), call = CALL) {
  const { status, headers, ...response } = await answered(step);
  return readJob({ status, headers, body: response.text }, call);
}

async function answered(step: ReturnType<typeof job>) {
  const response = await step({}, "");
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe("a read", () => {
  test("tells the state, and when and why the job ended", async () => {
    expect(await read()).toEqual({
      jobId: "nightly-42",
      state: "completed",
      stateTransitionTime: new Date("2023-08-11T22:52:15.600Z"),
      previousState: "active",
      terminateReason: "superseded",
      endTime: new Date("2023-08-11T22:52:16.045Z"),
      etag: "0x8DB9ABD9BC6099C",
      lastModified: new Date("2023-08-11T22:52:15.600Z"),
      requestId: "920965b3-958e-41c9-b9e1-ad6ceadcc2aa",
    });
  });

  test.each(["active", "disabling", "disabled", "enabling", "terminating", "deleting"])(
    "knows the state %s",
    async (state) => {
      expect(await read(job(state))).toMatchObject({ state });
    },
  );

  test.each(["sleeping", "", "Active", null, 1])("of the state %j is none", async (state) => {
    expect(await read(job("active", { state }))).toBeUndefined();
  });

  test.each([null, [], "text", {}])("of %j is none", (body) => {
    const text = JSON.stringify(body);
    for (const each of [body, text])
      expect(readJob({ status: 200, headers: new Headers(), body: each }, CALL)).toBeUndefined();
  });

  test("repeats no secret that something in between put into the answer", async () => {
    const secret = "eyJ0eXAi/OiJKV1Qi";
    const step = job("completed", { eTag: secret, executionInfo: { terminateReason: `sent ${secret}` } });
    expect(await read(step, { ...CALL, secrets: new Set([secret]) })).toMatchObject({
      etag: "[redacted]",
      terminateReason: "sent [redacted]",
    });
  });

  test("of another status than 200 is none", () => {
    const answer = { status: 202, headers: new Headers(), body: '{"state":"completed"}' };
    expect(readJob(answer, CALL)).toBeUndefined();
  });

  test("does without what is missing or malformed", async () => {
    const more = {
      executionInfo: null,
      eTag: 1,
      lastModified: "yesterday",
      stateTransitionTime: "2023-99-01T00:00:00Z",
    };
    expect(await read(job("active", more, { "Last-Modified": "yesterday" }))).toMatchObject({
      ...{ state: "active", terminateReason: undefined, endTime: undefined, etag: undefined },
      ...{ lastModified: undefined, stateTransitionTime: undefined },
    });
  });

  test("takes the header where the body has no time of change", async () => {
    expect((await read(job("active", { lastModified: undefined })))?.lastModified).toEqual(
      new Date("2023-08-11T22:52:15Z"),
    );
  });
});
