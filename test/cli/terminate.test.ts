import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Service, startService } from "../../contract-tests/service/service.ts";
import { commandLine } from "../../src/cli/command.ts";
import { BatchClient } from "../../src/cli/library.ts";
import { accepted } from "../upstream/batch-answers.ts";
import { late } from "../upstream/whole-answers.ts";
import { jsonLines, run, type Setting, stage } from "./stage.ts";

let service: Service;
let env: Record<string, string>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  service = await startService({ activePrefix: "job-" });
  const { name, key } = service.account;
  env = { AZURE_BATCH_ENDPOINT: service.url, AZURE_BATCH_ACCOUNT: name, AZURE_BATCH_ACCESS_KEY: key };
});
afterEach(() => service.stop());

const go = (args: string[], setting: Setting = {}) => run(args, { env, ...setting });
const sent = () => service.requests.map(({ target }) => target.split("/")[2]);

describe("terminate", () => {
  test("ends 0 when all is done, with a line for each job", async () => {
    const { code, stdout, stderr } = await go(["terminate", "job-1", "JOB-1", "-"], { stdin: ["job-2\n"] });
    expect(code).toBe(0);
    expect(stdout.split("\n").sort()).toEqual(["", "accepted            job-1", "accepted            job-2"]);
    expect(stderr).toMatch(/^2 accepted, in [\d.]+ s\.\n$/);
  });

  test("ends 1 when some failed, and says why", async () => {
    const { code, stdout, stderr } = await go(["terminate", "nope", "..", "job-1"]);
    expect(code).toBe(1);
    expect(stdout).toContain("failed              nope  POST /jobs/nope/terminate: 404 JobNotFound: ");
    expect(stdout).toContain('failed              ..  jobId must not be ".."');
    expect(stderr).toContain("1 accepted, 2 failed");
  });

  test("sends what is asked for", async () => {
    const etag = service.jobs.add("job-1").etag;
    const args = ["--reason", "superseded", "--server-timeout", "20", "--if-match", etag, "--retries", "0"];
    const limits = [
      "--attempt-timeout",
      "5",
      "--total-timeout",
      "none",
      "--if-unmodified-since",
      "2099-01-01",
    ];
    const { code } = await go(["terminate", "job-1", ...args, ...limits]);
    expect(code).toBe(0);
    const [request] = service.requests;
    expect(request?.target).toContain("timeout=20");
    expect(request?.body.toString()).toBe('{"terminateReason":"superseded"}');
    const headers = (request?.headers ?? []).map(([name, value]) => [name.toLowerCase(), value]);
    expect(Object.fromEntries(headers)).toMatchObject({
      "if-match": etag,
      "if-unmodified-since": "Thu, 01 Jan 2099 00:00:00 GMT",
    });
  });

  test.each([
    [[], 0, "alreadyCompleted"],
    [["--idempotent"], 0, "alreadyCompleted"],
    [["--no-idempotent"], 1, "failed"],
  ])("with %j, a completed job ends %i as %s", async (args, code, outcome) => {
    service.jobs.add("job-1", "completed");
    const ended = await go(["terminate", "job-1", "--json", ...args]);
    expect(ended.code).toBe(code);
    expect(jsonLines(ended.stdout)).toMatchObject([{ jobId: "job-1", outcome, status: 409 }]);
  });

  test("--json prints a line for each job, and nothing else", async () => {
    const { stdout } = await go(["terminate", "job-1", "nope", "--json"]);
    const lines = jsonLines(stdout).sort((a, b) => String(a["jobId"]).localeCompare(String(b["jobId"])));
    const guid = expect.stringMatching(/^[\da-f-]{36}$/);
    expect(lines).toEqual([
      {
        ...{ outcome: "accepted", jobId: "job-1", status: 202, toldBy: "answer", attempts: 1 },
        ...{ etag: service.jobs.find("job-1")?.etag, lastModified: expect.any(String) },
        ...{ requestId: guid, clientRequestId: guid },
      },
      {
        ...{ jobId: "nope", outcome: "failed", error: "BatchServiceError", status: 404, code: "JobNotFound" },
        ...{ message: expect.any(String), outcomeUnknown: false, attempts: 1 },
        ...{ requestId: guid, clientRequestId: guid },
      },
    ]);
  });

  test("control characters in ids and messages are shown, not done", async () => {
    const { stdout } = await go(["terminate", "\u001b[2J\u202e"]);
    expect(stdout).toContain("\\x1b[2J\\u202e");
    expect(stdout).not.toContain("\u001b");
    const json = await go(["terminate", "\u001b[2J\u202e", "--json"]);
    expect(json.stdout.trimEnd()).not.toMatch(/[^\x20-\x7e]/);
    expect(jsonLines(json.stdout)).toMatchObject([{ jobId: "\u001b[2J\u202e" }]);
  });

  test("--dry-run shows what would be sent, sends nothing and needs no credential", async () => {
    const path = join(folder, "dry.journal");
    const args = ["terminate", "job-1", "..", "--dry-run", "--reason", "x", "--if-match", "0x1", "--wait"];
    const bare = { env: { AZURE_BATCH_ENDPOINT: service.url } };
    const { code, stdout } = await go([...args, "--journal", path], bare);
    expect(code).toBe(1);
    expect(stdout.split("\n")).toEqual([
      `wouldTerminate      job-1  POST ${service.url}/jobs/job-1/terminate?api-version=2023-11-01.18.0 if-match: 0x1 {"terminateReason":"x"}`,
      expect.stringContaining('failed              ..  jobId must not be ".."'),
      "",
    ]);
    expect(service.requests).toEqual([]);
    await expect(readFile(path)).rejects.toThrow("ENOENT");
    const json = await go(["terminate", "job-1", "--dry-run", "--json"], bare);
    expect(jsonLines(json.stdout)).toMatchObject([{ outcome: "wouldTerminate", request: { body: "{}" } }]);
  });

  test("who has to type the ids is told so, and sees lines instead of a bar", async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    stdin.end("job-1\n");
    const { code, stdout, stderr } = await go(["terminate", "-"], { stdin, columns: 80 });
    expect([code, stdout]).toEqual([0, "accepted            job-1\n"]);
    expect(stderr).toMatch(
      /^Type the ids of the jobs, one per line, and end with Ctrl-\w.*\n1 accepted, in /,
    );
    expect((await go(["terminate", "-"], { stdin: ["job-2\n"] })).stderr).not.toContain("Type");
    expect((await go(["terminate", "job-3"], { columns: 80 })).stderr).not.toContain("Type");
  });

  test("no ids at all are nothing to do", async () => {
    const { code, stdout, stderr } = await go(["terminate", "-"], { stdin: ["\n# none\n"] });
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toMatch(/^No job came, in/);
  });

  test("--stop-on-error begins nothing further, and tells what is left", async () => {
    const ids = ["nope", "job-1", "job-2", "job-3"];
    const { code, stdout, stderr } = await go(["terminate", ...ids, "--stop-on-error", "--concurrency", "1"]);
    expect(code).toBe(1);
    expect(sent()).toEqual(["nope"]);
    expect(stdout.match(/^notTried +job-\d$/gm)).toHaveLength(3);
    expect(stderr).toContain("Stopped: a job failed, and --stop-on-error was given.");
    expect(stderr).toContain("Left: 3 jobs.");
  });

  test("a refused credential ends the run at once", async () => {
    const wrong = { ...env, AZURE_BATCH_ACCESS_KEY: btoa("another key") };
    const ids = Array.from({ length: 100 }, (_, each) => `job-${each}`);
    const { code, stdout, stderr } = await run(["terminate", ...ids, "--json"], { env: wrong });
    expect(code).toBe(1);
    expect(service.requests.length).toBeLessThanOrEqual(16);
    expect(jsonLines(stdout)).toHaveLength(100);
    expect(stderr).toContain("Stopped: the account refuses the credential, whatever the job.");
    expect(stdout + stderr).not.toContain(wrong.AZURE_BATCH_ACCESS_KEY);
  });

  test("nobody at the endpoint ends the run at once", async () => {
    const nowhere = { ...env, AZURE_BATCH_ENDPOINT: "http://127.0.0.1:9" };
    const { code, stderr } = await run(["terminate", "a", "b", "--retries", "0", "--concurrency", "1"], {
      env: nowhere,
    });
    expect(code).toBe(1);
    expect(stderr).toContain("Stopped: nobody answers at the endpoint.");
  });

  test("a list that is none is told with what was done before", async () => {
    const { code, stderr } = await go(["terminate", "-"], { stdin: ["job-1\n", "a\tb\n"] });
    expect(code).toBe(2);
    expect(stderr).toContain("1 accepted");
    expect(stderr).toContain("error: stdin, line 2: a line of several columns");
    expect(stderr).toContain(
      "The list could not be read to its end: what comes after the error below was not tried.",
    );
  });

  test("a list that is none from its first line on is told, and nothing was sent", async () => {
    const { code, stderr } = await go(["terminate", "-"], { stdin: ['{"x":1}\njob-1\n'] });
    expect([code, service.requests]).toEqual([2, []]);
    expect(stderr).toContain("error: stdin, line 1: JSON");
  });

  test("a journal is kept, and a second run sends only what failed", async () => {
    const path = join(folder, "twice.journal");
    const ids = join(folder, "ids");
    await writeFile(ids, "job-1\nnope\njob-2\n");
    const args = ["terminate", "--from", ids, "--journal", path, "--json"];
    expect((await go(args)).code).toBe(1);
    service.jobs.add("nope");
    const before = service.requests.length;
    const { code, stdout, stderr } = await go(args);
    expect(code).toBe(0);
    expect(sent().slice(before)).toEqual(["nope"]);
    expect(
      jsonLines(stdout)
        .map(({ jobId, outcome }) => [jobId, outcome])
        .sort(),
    ).toEqual([
      ["job-1", "skipped"],
      ["job-2", "skipped"],
      ["nope", "accepted"],
    ]);
    expect(stderr).toContain("1 accepted, 2 done before");
    const other = await go([...args, "--endpoint", "http://localhost:1"]);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain("is the journal of another account");
    expect(await readFile(path, "utf8")).not.toContain(service.account.key);
  });

  test("a torn journal is mended with a note", async () => {
    const path = join(folder, "torn.journal");
    await go(["terminate", "job-1", "--journal", path]);
    await writeFile(path, (await readFile(path, "utf8")).slice(0, -5));
    const { code, stderr } = await go(["terminate", "job-1", "--journal", path]);
    expect(code).toBe(0);
    expect(stderr).toContain("the last line was torn");
  });

  test("a journal that is no file is wrong usage", async () => {
    const { code, stderr } = await go(["terminate", "job-1", "--journal", "/dev/zero"]);
    expect([code, service.requests]).toEqual([2, []]);
    expect(stderr).toContain("/dev/zero cannot be opened (it is no file)");
  });
});

describe("Ctrl-C", () => {
  const ids = Array.from({ length: 20 }, (_, each) => `job-${each}`);
  const begun = async () => {
    while (service.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  test("once: what is under way is finished, and what is left is told", async () => {
    for (const id of ids) service.play(id, { out: late(accepted(), 50) });
    const { surroundings, stdout, stderr, interrupt } = stage({ env });
    const path = join(folder, "interrupted.journal");
    const code = commandLine(
      ["terminate", ...ids, "--json", "--concurrency", "2", "--journal", path],
      surroundings,
    );
    await begun();
    interrupt();
    expect(await code).toBe(130);
    const outcomes = jsonLines(stdout.text()).map(({ outcome }) => outcome);
    expect(outcomes).toHaveLength(20);
    expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(service.requests.length);
    expect(new Set(outcomes)).toEqual(new Set(["accepted", "notTried"]));
    expect(stderr.text()).toContain("Interrupted: what is under way is finished.");
    expect(stderr.text()).toMatch(/Left: \d+ jobs\. The same command goes on from here/);
  });

  test("twice: it stops at once; a third time ends the process", async () => {
    for (const id of ids) service.play(id, { out: late(accepted(), 60_000) });
    const { surroundings, stdout, stderr, interrupt, exits } = stage({ env });
    const code = commandLine(["terminate", ...ids, "--json", "--concurrency", "2"], surroundings);
    await begun();
    interrupt();
    interrupt();
    interrupt();
    expect(exits).toEqual([130]);
    expect(await code).toBe(130);
    const outcomes = jsonLines(stdout.text()).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "interrupted")).toHaveLength(2);
    expect(stderr.text()).toContain("With --journal <file>, the same command would have gone on from here.");
  });

  test("while stdin is waited for: what was still to come is not known", async () => {
    const stdin = new PassThrough();
    const { surroundings, stderr, interrupt } = stage({ env, stdin });
    const code = commandLine(["terminate", "-"], surroundings);
    stdin.write("job-1\njob-2\n");
    await begun();
    await new Promise((resolve) => setTimeout(resolve, 50));
    interrupt();
    expect(await code).toBe(130);
    expect(stderr.text()).toContain("and whatever was still to come from stdin");
  });

  test("a reader of stdout that goes away is taken for one", async () => {
    for (const id of ids) service.play(id, { out: late(accepted(), 20) });
    const { surroundings, stdout } = stage({ env });
    const code = commandLine(["terminate", ...ids, "--concurrency", "2"], surroundings);
    await begun();
    stdout.emit("error", Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    stdout.emit("error", Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    expect(await code).toBe(130);
    expect(service.requests.length).toBeLessThan(20);
  });

  test("a stdout that takes nothing more ends the run, and is told as what it is", async () => {
    for (const id of ids) service.play(id, { out: late(accepted(), 20) });
    const { surroundings, stdout, stderr } = stage({ env });
    const code = commandLine(["terminate", ...ids, "--concurrency", "2"], surroundings);
    await begun();
    stdout.emit("error", Object.assign(new Error("full"), { code: "ENOSPC" }));
    expect(await code).toBe(1);
    expect(service.requests.length).toBeLessThan(20);
    expect(stderr.text()).not.toContain("Interrupted");
    expect(stderr.text()).toMatch(/\nerror: stdout cannot be written \(ENOSPC\)\.\n$/);
  });

  test.each([
    ["at once", (tell: () => void) => tell()],
    ["later", (tell: () => void) => void setTimeout(tell, 50)],
  ])("a last line that could not be written, which is told %s, is no success", async (_, tell) => {
    const { surroundings, stderr } = stage({ env });
    const full = new Writable({
      write: (_, __, done) => tell(() => done(Object.assign(new Error("full"), { code: "ENOSPC" }))),
    });
    expect(await commandLine(["terminate", "job-1"], { ...surroundings, stdout: full })).toBe(1);
    expect(stderr.text()).toMatch(/^1 accepted, in .*\nerror: stdout cannot be written \(ENOSPC\)\.\n$/);
  });
});

describe("wrong usage ends 2, and nothing is sent", () => {
  test.each([
    [["terminate"], "Which jobs?"],
    [["terminate", ""], "One of the job ids is empty"],
    [["terminate", "a", "--key", "SECRET"], "--key is refused"],
    [["terminate", "a", "--nonsense"], "unknown option '--nonsense'"],
    [["nonsense"], "unknown command 'nonsense'"],
    [[], "Usage: azure-batch-job-terminate"],
    [["terminate", "a", "--endpoint", "https://"], "--endpoint (or AZURE_BATCH_ENDPOINT) must be a text"],
    [["terminate", "a", "--concurrency", "0"], "Give a number from 1 to 1000"],
    [["terminate", "a", "--attempt-timeout", "soon"], "Give seconds, such as 90"],
    [["terminate", "a", "--wait-timeout", "5"], "--wait-timeout is for --wait"],
    [
      ["terminate", "a", "--if-match", "0x1", "--if-none-match", "0x2"],
      "--if-none-match excludes --if-match",
    ],
    [["terminate", "a", "--if-match", "two words"], "--if-match must be an ETag"],
    [["terminate", "a", "--retries", "1001"], "--retries must be a whole number from 0 to 1000"],
    [
      ["terminate", "a", "--endpoint", "ftp://host"],
      "--endpoint (or AZURE_BATCH_ENDPOINT) must start with https://",
    ],
    [
      ["terminate", "a", "--endpoint", "https://u:SECRET@host"],
      "must not hold a user name or password. Set AZURE_BATCH_ACCOUNT and AZURE_BATCH_ACCESS_KEY.",
    ],
    [["terminate", "a", "--account", "no name"], "--account (or AZURE_BATCH_ACCOUNT) must be the name"],
    [["wait", "a", "--if-match", "0x1"], "unknown option '--if-match'"],
    [["terminate", "a", "\u001b[2J", "--\u001b[2J"], "unknown option '--\\x1b[2J'"],
  ])("%j", async (args, said) => {
    const { code, stdout, stderr } = await go(args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(said);
    expect(stderr).not.toContain("SECRET");
    expect(service.requests).toEqual([]);
  });

  test("a key that is no key is not repeated", async () => {
    const { code, stderr } = await run(["terminate", "a"], {
      env: { ...env, AZURE_BATCH_ACCESS_KEY: "SECRET!" },
    });
    expect(code).toBe(2);
    expect(stderr).toContain("AZURE_BATCH_ACCESS_KEY must be the account key in base64");
    expect(stderr).not.toContain("SECRET");
  });
});

test.each([[["--help"]], [["terminate", "--help"]], [["wait", "--help"]], [["--version"]], [["help"]]])(
  "%j ends 0 and writes to stdout",
  async (args) => {
    const { code, stdout, stderr } = await run(args, { columns: 200 });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).not.toBe("");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  },
);

test.each([
  ["terminate", "1 to 1000; throttling"],
  ["wait", "1 to 1000 (default: 8)"],
])("%s --help says what becomes of its concurrency", async (command, said) => {
  const { stdout } = await run([command, "--help"]);
  expect(stdout.replace(/\s+/g, " ")).toContain(said);
});

test.each([[["--help"]], [["terminate", "--help"]], [["wait", "--help"]]])(
  "%j fits into 80 columns, in a pipe and in a terminal of that width",
  async (args) => {
    for (const setting of [{}, { columns: 80 }]) {
      const { stdout } = await run(args, setting);
      expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    }
  },
);

test.each([
  [["termnate", "a"], "(Did you mean terminate?)"],
  [["terminate", "a", "--resaon", "x"], "(Did you mean --reason?)"],
  [["wait", "a", "--time-out", "5"], "(Did you mean --timeout?)"],
])("%j is told what was meant", async (args, said) => {
  const { code, stderr } = await go(args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
});

test("what nobody foresaw ends 1 with a message", async () => {
  const changes = {
    connect(...given: ConstructorParameters<typeof BatchClient>) {
      if (given[2]?.fetch) return new BatchClient(...given);
      throw "odd";
    },
  };
  const { code, stderr } = await go(["terminate", "a"], { changes });
  expect([code, stderr]).toEqual([1, "error: odd\n"]);
});
