import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { commandLine } from "../../src/cli/command.ts";
import { failureLine, fatal } from "../../src/cli/failure-line.ts";
import { accepted, CREDENTIAL, job, type Listener, listen, problem, type Reply } from "./listener.ts";
import { jsonLines, run, stage } from "./stage.ts";

let listener: Listener;
afterEach(() => listener?.stop());

async function go(args: string[], replyTo: (request: string, before: number) => Reply) {
  listener = await listen(replyTo);
  return run(args, { env: envOf(listener) });
}

const envOf = ({ url }: Listener) => ({ ...CREDENTIAL, AZURE_BATCH_ENDPOINT: url });

test("wait ends 0 when the jobs are completed, and terminates nothing", async () => {
  const states = ["terminating", "completed"];
  const { code, stdout, stderr } = await go(["wait", "a", "A", "b"], (request, before) =>
    job(request.slice(4), states[before] ?? "completed"),
  );
  expect(code).toBe(0);
  expect(stdout.trimEnd().split("\n").sort()).toEqual([
    expect.stringMatching(/^completed {11}a {2}\(completed after [\d.]+ s\)$/),
    expect.stringMatching(/^completed {11}b {2}\(completed after [\d.]+ s\)$/),
  ]);
  expect(stderr).toContain("2 completed");
  expect(listener.requests.filter((request) => !request.startsWith("GET "))).toEqual([]);
});

test.each([
  [[], 1, "failed"],
  [["--accept-deleted"], 0, "deleted"],
])("with %j, a job that is gone ends %i as %s", async (args, code, outcome) => {
  const ended = await go(["wait", "a", "--json", ...args], () => problem(404, "JobNotFound"));
  expect(ended.code).toBe(code);
  expect(jsonLines(ended.stdout)).toMatchObject([{ jobId: "a", outcome }]);
});

test.each(["--timeout", "--wait-timeout"])("wait gives up after its %s", async (timeout) => {
  const args = ["wait", "a", "--json", timeout, "100ms", "--concurrency", "2"];
  const { code, stdout } = await go(args, () => job("a", "terminating"));
  expect(code).toBe(1);
  expect(jsonLines(stdout)).toMatchObject([{ outcome: "failed", error: "BatchWaitError" }]);
});

test("wait stops when the account refuses the credential", async () => {
  const ids = Array.from({ length: 50 }, (_, each) => `j${each}`);
  const { code, stderr } = await go(["wait", ...ids], () => problem(403, "AuthenticationFailed"));
  expect(code).toBe(1);
  expect(stderr).toContain("the account refuses the credential");
  expect(listener.requests.length).toBeLessThanOrEqual(16);
});

test("terminate --wait tells how each job ended", async () => {
  const { code, stdout } = await go(
    ["terminate", "a", "--wait", "--wait-timeout", "1m", "--json"],
    (request) => (request.startsWith("POST") ? accepted : job("a", "completed")),
  );
  expect(code).toBe(0);
  expect(jsonLines(stdout)).toMatchObject([
    {
      outcome: "accepted",
      ended: { state: "completed", endTime: "2026-11-22T12:00:01.000Z", terminateReason: "UserTerminate" },
    },
  ]);
  expect(stdout).toMatch(/"waitedMs":\d+\}/);
});

describe("terminate --wait, when the end is not seen", () => {
  const args = ["terminate", "a", "--wait", "--json", "--wait-timeout", "100ms"];
  const message = expect.stringContaining("its termination is accepted");

  test("says that the termination was accepted, in words and in JSON", async () => {
    const states = (request: string) => (request.startsWith("POST") ? accepted : job("a", "terminating"));
    const { code, stdout } = await go(args, states);
    expect(code).toBe(1);
    expect(jsonLines(stdout)).toEqual([
      expect.objectContaining({ outcome: "failed", error: "BatchWaitError", message }),
    ]);
    expect(jsonLines(stdout)[0]?.["terminated"]).toEqual({
      ...{ outcome: "accepted", status: 202, clientRequestId: expect.stringMatching(/^[\da-f-]{36}$/) },
    });
    const text = await run(
      args.filter((arg) => arg !== "--json"),
      { env: envOf(listener) },
    );
    expect(text.stdout).toMatch(/^failed {14}a {2}.*its termination is accepted/);
  });

  test("the journal holds it as not done, and a later run terminates again and waits", async () => {
    const folder = await mkdtemp(join(tmpdir(), "wait-"));
    try {
      const journal = ["--journal", join(folder, "clean-up.journal")];
      let state = "terminating";
      listener = await listen((request, before) => {
        if (request.startsWith("GET ")) return job("a", state);
        return before === 0 ? accepted : problem(409, "JobBeingTerminated");
      });
      const env = envOf(listener);
      expect(await run([...args, ...journal], { env })).toMatchObject({ code: 1 });
      const kept = await readFile(join(folder, "clean-up.journal"), "utf8");
      expect(jsonLines(kept)[1]).toMatchObject({
        ...{ jobId: "a", outcome: "failed", message, terminated: { outcome: "accepted" } },
      });
      state = "completed";
      const again = await run([...args, ...journal], { env });
      expect(again.code).toBe(0);
      expect(jsonLines(again.stdout)).toMatchObject([
        { outcome: "alreadyTerminating", ended: { state: "completed" } },
      ]);
      expect(await run([...args, ...journal], { env })).toMatchObject({
        ...{ code: 0, stderr: expect.stringContaining("1 done before") },
      });
      expect(listener.requests.filter((request) => request === "POST a")).toHaveLength(2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("when the answer to a termination is lost", () => {
  const lost = ["terminate", "a", "--retries", "0", "--attempt-timeout", "200ms"];
  const reading = (state: string) => (request: string) =>
    request.startsWith("POST") ? { ...accepted, afterMs: 60_000 } : job("a", state);

  test("a read that finds the job terminating is told as what told it", async () => {
    const { code, stdout } = await go(lost, reading("terminating"));
    expect([code, stdout]).toEqual([
      ...[0, "alreadyTerminating  a  (as a read of the job found after the answer was lost)\n"],
    ]);
  });

  test("the state that a read found is told of a job that failed", async () => {
    const { code, stdout } = await go([...lost, "--json"], reading("active"));
    expect(code).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([
      { outcome: "failed", error: "BatchTimeoutError", outcomeUnknown: true, jobState: "active" },
    ]);
  });
});

describe("Ctrl-C twice", () => {
  const states = (request: string) => (request.startsWith("POST") ? accepted : job("a", "terminating"));

  async function interrupted(
    args: string[],
    replyTo: (request: string) => Reply,
    until: string,
    requests = 1,
  ) {
    listener = await listen(replyTo);
    const { surroundings, stdout, stderr, interrupt } = stage({ env: envOf(listener) });
    const code = commandLine([...args, "--json"], surroundings);
    while (!listener.requests.includes(until) || listener.requests.length < requests)
      await new Promise((resolve) => setTimeout(resolve, 5));
    interrupt();
    interrupt();
    expect(await code).toBe(130);
    return { line: jsonLines(stdout.text())[0], stderr: stderr.text() };
  }

  test("while a job is waited for: its termination was accepted", async () => {
    const { line } = await interrupted(["terminate", "a", "--wait"], states, "GET a");
    const clientRequestId = expect.stringMatching(/^[\da-f-]{36}$/);
    expect(line).toEqual({
      ...{ jobId: "a", outcome: "interrupted" },
      ...{ message: "interrupted while waiting; its termination was accepted", outcomeUnknown: false },
      terminated: { outcome: "accepted", status: 202, clientRequestId },
    });
  });

  test("while a job is waited for that was terminating before", async () => {
    const replyTo = (request: string) =>
      request.startsWith("POST")
        ? problem(409, "JobBeingTerminated")
        : { ...job("a", "terminating"), headers: { "retry-after-ms": "1" } };
    // The second read comes after the first was answered.
    const { line } = await interrupted(["terminate", "a", "--wait"], replyTo, "GET a", 3);
    expect(line).toEqual({
      ...{ jobId: "a", outcome: "interrupted" },
      ...{
        message: "interrupted while waiting; it was terminating or completed already",
        outcomeUnknown: false,
      },
    });
  });

  test("while the answer to a termination is waited for: the service may have acted", async () => {
    const { line } = await interrupted(
      ["terminate", "a"],
      () => ({ ...accepted, afterMs: 60_000 }),
      "POST a",
    );
    expect(line).toMatchObject({
      message: "stopped while it was under way; the service may have acted",
      outcomeUnknown: true,
    });
  });

  test("of wait: nothing is in doubt, and no journal is spoken of", async () => {
    const { line, stderr } = await interrupted(["wait", "a"], states, "GET a");
    expect(line).toEqual({ jobId: "a", outcome: "interrupted", message: "interrupted while waiting" });
    expect(stderr).toContain("Interrupted. Left: 1 job.\n");
    expect(stderr).not.toContain("journal");
  });
});

test("a read that fails is told with its status and code", async () => {
  const { stdout } = await go(["wait", "a", "--retries", "0", "--json"], () => problem(500, "InternalError"));
  expect(jsonLines(stdout)).toMatchObject([
    { error: "BatchWaitError", status: 500, code: "InternalError", outcomeUnknown: false },
  ]);
});

test("a read that fails is told with its reason", async () => {
  const { stdout } = await go(["wait", "a", "--retries", "0"], () => problem(500, "InternalError"));
  expect(stdout).toContain("500 InternalError: InternalError it is.");
  expect(stdout).not.toContain("see cause");
});

const call = { command: "wait", stopped: new AbortController().signal } as const;

test("whatever is thrown becomes a line", () => {
  expect(failureLine("a", new TypeError("odd"), call)).toEqual({
    ...{ jobId: "a", outcome: "failed", error: "TypeError", message: "odd" },
  });
  expect(failureLine("a", "odd", call)).toMatchObject({ error: "Error", message: "odd" });
  expect(fatal("odd", false)).toBeUndefined();
});

test.each([
  ["BatchCredentialError", {}, false, "nothing can be done without a credential"],
  ["BatchServiceError", { status: 401 }, true, "the account refuses the credential, whatever the job"],
  ["BatchServiceError", { status: 404 }, false, undefined],
  ["BatchNetworkError", { failure: "tls" }, true, "the host is not trusted"],
  ["BatchNetworkError", { failure: "dns" }, false, "nobody answers at the endpoint"],
  ["BatchNetworkError", { failure: "dns" }, true, undefined],
  ["BatchNetworkError", { failure: "lost" }, false, undefined],
])("%s with %j is the end of all: %j %j", (name, fields, answered, why) => {
  expect(fatal(Object.assign(new Error("x"), { name, ...fields }), answered)).toBe(why);
});
