import { afterEach, beforeEach, expect, test } from "vitest";
import { accepted } from "../../test/upstream/batch-answers.ts";
import { type CameBack, CLIENT_REQUEST_ID, call } from "./call.ts";
import { httpTime, isGuid } from "./http-values.ts";
import { playedErrors } from "./played-answers.ts";
import { publishedErrors } from "./published-errors.ts";
import { type Service, startService } from "./service.ts";
import { wrongAnswers } from "./wrong-answers.ts";

let service: Service;
beforeEach(async () => {
  service = await startService({ activePrefix: "" });
});
afterEach(() => service.stop());

test.for(Object.entries(publishedErrors))("%s goes out as it is published", async ([name, error]) => {
  service.play("a", playedErrors[name as keyof typeof playedErrors]);
  const { status, body } = await call(service);
  const { code, message, values } = JSON.parse(body);
  expect({ status, code }).toEqual({ status: error.status, code: error.code });
  expect(message).toEqual({
    lang: "en-US",
    value: expect.stringMatching(/.\nRequestId:[\da-f-]{36}\nTime:\S+Z$/),
  });
  expect(values ?? []).toEqual(error.values);
});

test("only a 429 asks to wait", () => {
  const names = Object.entries(playedErrors).filter(([, answer]) => {
    const received = { request: undefined, origin: service.url, nowMs: 0 };
    const { headers } = typeof answer === "function" ? answer(received) : answer;
    return headers.some(([name]) => name === "Retry-After");
  });
  expect(names.map(([name]) => name)).toEqual(["TooManyRequests"]);
});

test("every wrong answer has an id of its own", () => {
  const ids = wrongAnswers.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("every check has a wrong answer to notice", () => {
  expect([...new Set(wrongAnswers.map(({ check }) => check))].sort()).toEqual([
    "response-body",
    "response-content-type",
    "response-error-code",
    "response-headers",
    "response-request-id",
    "response-status",
    "response-undeclared",
  ]);
});

// What differs from one right answer to the next; a wrong date or id stays as it is.
const masked = (name: string, value: string): string => {
  if (value === CLIENT_REQUEST_ID) return "<mine>";
  if (isGuid(value)) return "<guid>";
  if (httpTime(value) !== undefined) return "<date>";
  return /^(etag|dataserviceid|content-length)$/i.test(name) ? "<any>" : value;
};
const essence = ({ status, headers, body }: CameBack): string =>
  JSON.stringify([
    status,
    headers.map(([name, value]) => `${name}: ${masked(name, value)}`),
    body.replace(/RequestId:[\w-]+\\nTime:[\w:.-]+/, ""),
  ]);

test.for(wrongAnswers)("$what can be played, and is not what the service says", async ({ answer }) => {
  service.jobs.add("right");
  service.jobs.add("over", "completed");
  const path = (id: string) => `/jobs/${id}/terminate?api-version=${service.account.apiVersion}`;
  const right = [await call(service, { path: path("right") }), await call(service, { path: path("over") })];
  service.play("a", answer);
  const wrong = await call(service);
  expect(right.map(essence)).not.toContain(essence(wrong));
});

test("what is right looks the same when it is played", async () => {
  service.jobs.add("a", "completed");
  const own = await call(service);
  service.play("a", playedErrors.JobCompleted, accepted());
  expect(essence(await call(service))).toBe(essence(own));
  const played = await call(service);
  service.jobs.add("a");
  expect(essence(await call(service))).toBe(essence(played));
});

test("wrong bodies are wrong in the way that they say, not broken otherwise", async () => {
  const broken = new Set(["error-empty", "error-no-json", "error-cut", "error-as-html"]);
  for (const { id, answer } of wrongAnswers.filter((each) => each.id.startsWith("error-"))) {
    service.play("a", answer);
    const { body } = await call(service);
    if (!broken.has(id)) expect(() => JSON.parse(body), id).not.toThrow();
  }
});
