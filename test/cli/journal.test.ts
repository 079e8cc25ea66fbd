import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JobLine } from "../../src/cli/job-line.ts";
import { type Journal, journalContents, openJournal } from "../../src/cli/journal.ts";
import { headerLine } from "../../src/cli/journal-format.ts";
import { readJournal } from "../../src/cli/journal-reader.ts";
import { SyncedLog } from "../../src/cli/synced-log.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-"));
  path = join(folder, "clean-up.journal");
});
afterEach(() => rm(folder, { recursive: true }));

const needs = { endpoint: "https://a.westeurope.batch.azure.com", wait: false, now: () => 0 };
const kept = (journal: Journal, line: JobLine) => new Promise<void>((done) => journal.record(line, done));
const accepted = (jobId: string): JobLine => ({ jobId, outcome: "accepted" });
const failed = (jobId: string): JobLine => ({ jobId, outcome: "failed", message: "no" });

async function write(...lines: JobLine[]): Promise<void> {
  const journal = await openJournal(path, needs);
  for (const line of lines) await kept(journal, line);
  await journal.close();
}
const done = async (changed = {}) => [...(await journalContents(path, { ...needs, ...changed })).done];

test("a journal holds what is done, whatever the letter case, and not what failed", async () => {
  await write(accepted("A"), failed("b"), { jobId: "c", outcome: "interrupted" }, failed("A"));
  expect(await done()).toEqual(["a"]);
  await write({ jobId: "b", outcome: "alreadyCompleted" });
  expect(await done()).toEqual(["a", "b"]);
  expect((await readFile(path, "utf8")).split("\n")).toEqual([
    '{"format":"azure-batch-job-terminate journal","version":1,"endpoint":"https://a.westeurope.batch.azure.com"}',
    '{"jobId":"A","outcome":"accepted","at":"1970-01-01T00:00:00.000Z"}',
    '{"jobId":"b","outcome":"failed","message":"no","at":"1970-01-01T00:00:00.000Z"}',
    '{"jobId":"c","outcome":"interrupted","at":"1970-01-01T00:00:00.000Z"}',
    '{"jobId":"A","outcome":"failed","message":"no","at":"1970-01-01T00:00:00.000Z"}',
    '{"jobId":"b","outcome":"alreadyCompleted","at":"1970-01-01T00:00:00.000Z"}',
    "",
  ]);
});

test("torn at every byte, it holds every whole line, and is whole again after the next run", async () => {
  await write(accepted("a"), accepted("Zoë 👩‍💻"), accepted("c"));
  const whole = await readFile(path);
  const lines = whole.toString().trimEnd().split("\n");
  for (let length = 0; length < whole.byteLength; length++) {
    await writeFile(path, whole.subarray(0, length));
    const text = whole.subarray(0, length).toString("latin1");
    const count = text.split("\n").length - 1;
    const journal = await openJournal(path, needs);
    expect([...journal.done], `${length} bytes`).toEqual(
      ["a", "zoë 👩‍💻", "c"].slice(0, Math.max(0, count - 1)),
    );
    expect(journal.note !== undefined, `${length} bytes`).toBe(length > 0 && !text.endsWith("\n"));
    await kept(journal, accepted("d"));
    await journal.close();
    expect(await readFile(path, "utf8"), `${length} bytes`).toBe(
      `${[...lines.slice(0, Math.max(1, count)), '{"jobId":"d","outcome":"accepted","at":"1970-01-01T00:00:00.000Z"}'].join("\n")}\n`,
    );
  }
}, 60_000);

test("in pieces of any size it reads the same", async () => {
  await write(accepted("a"), accepted("b"));
  const whole = await readFile(path);
  for (let size = 1; size < whole.byteLength; size += 7) {
    async function* pieces() {
      for (let start = 0; start < whole.byteLength; start += size) yield whole.subarray(start, start + size);
    }
    expect([...(await readJournal(pieces(), "j")).done]).toEqual(["a", "b"]);
  }
});

describe("what is refused is left as it was", () => {
  test.each([
    ["a list of ids", "a\nb\n", "this is no journal of this command"],
    ["a text without a line break", "precious", "this is no journal of this command"],
    ["other JSON", '{"a":1}\n', "this is no journal of this command"],
    ["JSON that is no object", "1\n", "this is no journal of this command"],
    [
      "a later version",
      '{"format":"azure-batch-job-terminate journal","version":2}\n',
      "a journal of version 2, which this version cannot read",
    ],
    [
      "another account",
      `${headerLine("https://b.westeurope.batch.azure.com")}\n`,
      "the journal of another account, https://b.westeurope.batch.azure.com",
    ],
    ["a damaged line", `${headerLine(needs.endpoint)}\n{"jobId":"a","outc\n`, "line 2: damaged"],
    [
      "an unknown outcome",
      `${headerLine(needs.endpoint)}\n{"jobId":"a","outcome":"done"}\n`,
      "line 2: damaged",
    ],
  ])("%s", async (_, text, said) => {
    await writeFile(path, text);
    await expect(openJournal(path, needs)).rejects.toThrow(said);
    expect(await readFile(path, "utf8")).toBe(text);
    expect(await readdir(folder)).toEqual(["clean-up.journal"]);
  });
});

test("jobs that were not waited for are not taken for waited ones", async () => {
  await write({
    jobId: "a",
    outcome: "accepted",
    ended: { state: "completed", endTime: undefined, terminateReason: undefined, waitedMs: 1 },
  });
  expect(await done({ wait: true })).toEqual(["a"]);
  await write(accepted("b"), accepted("a"));
  await expect(openJournal(path, { ...needs, wait: true })).rejects.toThrow(
    "holds 1 jobs that were terminated without waiting",
  );
});

test("a look at a journal that is not there creates nothing", async () => {
  expect(await done()).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

test.each(["/proc/nowhere/x", "/dev/null/x"])("a journal at %s is wrong usage", async (nowhere) => {
  await expect(openJournal(nowhere, needs)).rejects.toThrow(/cannot be (?:opened|written) \(/);
});

test("a folder is no journal", async () => {
  await expect(openJournal(folder, needs)).rejects.toThrow("cannot be opened (it is no file)");
});

test.each([
  // A file that can be opened, and not be read.
  ["/proc/self/mem", "EIO"],
])("a look at %s is wrong usage", async (nowhere, code) => {
  await expect(journalContents(nowhere, needs)).rejects.toThrow(`cannot be opened (${code})`);
});

test("a second process is refused while the first one has it", async () => {
  const first = await openJournal(path, needs);
  await writeFile(
    `${path}.lock`,
    JSON.stringify({ pid: process.ppid, host: (await import("node:os")).hostname() }),
  );
  await expect(openJournal(path, needs)).rejects.toThrow(`in use by process ${process.ppid}`);
  await first.close();
});

test("a second process is refused, whatever name it has for the file", async () => {
  await write();
  const other = join(folder, "other-name");
  await symlink(path, other);
  const first = await openJournal(other, needs);
  expect((await readdir(folder)).sort()).toEqual(["clean-up.journal", "clean-up.journal.lock", "other-name"]);
  await first.close();
});

test("a line that cannot be put on the disk is settled all the same, and the failure is told", async () => {
  const file = {
    appendFile: () => Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" })),
    datasync: async () => {},
    close: () => Promise.reject(new Error("closed")),
  };
  const log = new SyncedLog(file);
  const settled: string[] = [];
  log.append("a", () => settled.push("a"));
  log.append("b", () => settled.push("b"));
  await log.flushed();
  log.append("c", () => settled.push("c"));
  await log.close();
  expect(settled).toEqual(["a", "b", "c"]);
  expect(log.failure).toBe("ENOSPC");
});

test("a file that cannot be closed is a failure", async () => {
  const file = {
    appendFile: async () => {},
    datasync: async () => {},
    close: () => Promise.reject(new Error("no")),
  };
  const log = new SyncedLog(file);
  await log.close();
  expect(log.failure).toBe("no");
});

test("lines that are ready go to the disk together, and only so many wait", async () => {
  const written: string[] = [];
  let syncs = 0;
  const file = {
    appendFile: async (text: unknown) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      written.push(String(text));
    },
    datasync: async () => void syncs++,
    close: async () => {},
  };
  const log = new SyncedLog(file);
  for (let line = 0; line < 2_500; line++) {
    log.append(String(line), () => {});
    await log.ready();
  }
  await log.close();
  expect(written.join("").split("\n")).toHaveLength(2_501);
  expect(syncs).toBeLessThan(2_500);
});
