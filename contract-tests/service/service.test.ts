import { afterEach, expect, test } from "vitest";
import { httpDate } from "../../test/upstream/batch-answers.ts";
import { CLIENT_REQUEST_ID, call } from "./call.ts";
import { sequences } from "./played-answers.ts";
import { publishedErrors } from "./published-errors.ts";
import { type Service, type ServiceOptions, startService } from "./service.ts";

let service: Service;
const start = async (options?: ServiceOptions) => {
  service = await startService(options);
  return service;
};
afterEach(() => service.stop());

const codeOf = (body: string): unknown => JSON.parse(body).code;

test("a 202 tells the job's own ETag and time, and every answer has an id of its own", async () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const { jobs } = await start({ now: () => now });
  jobs.add("a", "active", now - 5_000);
  const first = await call(service);
  const second = await call(service);
  expect(first.headers).toContainEqual(["ETag", jobs.find("a")?.etag]);
  expect(first.headers).toContainEqual(["Last-Modified", httpDate(now)]);
  expect(first.headers).toContainEqual(["client-request-id", CLIENT_REQUEST_ID]);
  const [id = "", otherId = ""] = [first, second].map(
    ({ headers }) => headers.find(([name]) => name === "request-id")?.[1],
  );
  expect(id).not.toBe(otherId);
  expect(second.body).toContain(`RequestId:${otherId}`);
});

test("an id that is refused is not repeated", async () => {
  await start();
  const answer = await call(service, { headers: { "client-request-id": "mine" } });
  expect(codeOf(answer.body)).toBe("InvalidHeaderValue");
  expect(answer.headers.map(([name]) => name)).not.toContain("client-request-id");
});

test("HEAD gets no content", async () => {
  await start();
  expect(await call(service, { method: "HEAD", body: "" })).toMatchObject({ status: 405, body: "" });
});

test("a job terminates once, then completes", async () => {
  const { jobs } = await start();
  const codes: unknown[] = [codeOf((await call(service)).body)];
  jobs.add("a");
  codes.push((await call(service)).status, codeOf((await call(service)).body));
  service.complete("a");
  codes.push(codeOf((await call(service)).body));
  jobs.add("a", "deleting");
  codes.push(codeOf((await call(service)).body));
  expect(codes).toEqual(["JobNotFound", 202, "JobBeingTerminated", "JobCompleted", "JobBeingDeleted"]);
});

test("a disabled job answers as one says", async () => {
  await start({ refusesDisabled: true }).then(({ jobs }) => jobs.add("a", "disabled"));
  expect(codeOf((await call(service)).body)).toBe("JobDisabled");
});

test("conditions come before the state", async () => {
  const { jobs } = await start();
  jobs.add("a", "completed");
  expect(codeOf((await call(service, { headers: { "If-Match": "0x1" } })).body)).toBe("ConditionNotMet");
});

test("a refused request leaves what is played to the next one", async () => {
  await start({ activePrefix: "" });
  service.play("A", ...sequences.busyOnce.played);
  expect((await call(service, { headers: { Authorization: undefined } })).status).toBe(401);
  expect(service.unplayed("a")).toBe(1);
  expect((await call(service)).status).toBe(publishedErrors.ServerBusy.status);
  expect(service.unplayed("a")).toBe(0);
});

test("nothing is left after the end", async () => {
  await start();
  await call(service);
  await service.stop();
  await expect(call(service)).rejects.toThrow("ECONNREFUSED");
});
