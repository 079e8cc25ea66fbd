import { spawnSync } from "node:child_process";
import { utimesSync } from "node:fs";
import { link, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { takeLock } from "../../src/cli/lock.ts";
import { bin, start } from "./bin.ts";
import { CREDENTIAL } from "./listener.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lock-"));
  path = join(folder, "x.lock");
});
afterEach(() => rm(folder, { recursive: true }));

const host = hostname();
// Its process has ended.
const dead = spawnSync(process.execPath, ["-e", "0"]).pid;

test("a lock is held by one, and given back", async () => {
  const giveBack = await takeLock(path);
  await expect(takeLock(path, { pid: process.ppid, host })).rejects.toThrow(
    `in use by process ${process.pid} on ${host}`,
  );
  await giveBack();
  await giveBack();
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ["a process that has ended", { pid: dead, host }],
  ["an earlier process of the same number", { pid: process.pid, host }],
])("the lock of %s is taken over", async (_, holder) => {
  await writeFile(path, JSON.stringify(holder));
  const giveBack = await takeLock(path);
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual({ pid: process.pid, host });
  await giveBack();
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  [
    "a process of another machine",
    JSON.stringify({ pid: dead, host: "elsewhere" }),
    `process ${dead} on elsewhere`,
  ],
  ["a process that nobody may signal", JSON.stringify({ pid: 1, host }), "process 1 on"],
  ["nobody knows whom", "", "another process"],
  ["somebody else", "{}", "another process"],
])("the lock of %s is respected", async (_, text, who) => {
  await writeFile(path, text);
  await expect(takeLock(path)).rejects.toThrow(`in use by ${who}`);
  expect(await readFile(path, "utf8")).toBe(text);
});

test.each(["", "{}", '{"pid":'])(
  "a lock that says %j and is old is taken over: its process ended in between",
  async (text) => {
    await writeFile(path, text);
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(path, longAgo, longAgo);
    const giveBack = await takeLock(path);
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual({ pid: process.pid, host });
    await giveBack();
    expect(await readdir(folder)).toEqual([]);
  },
);

test("on a full disk nothing is left behind", async () => {
  // No file may grow at all.
  const command = `ulimit -f 0; exec "${process.execPath}" "${bin}" terminate a --journal "${join(folder, "j")}"`;
  const env = { ...CREDENTIAL, AZURE_BATCH_ENDPOINT: "http://127.0.0.1:9" };
  const { code, stderr } = await start("bash", ["-c", command], { env }).ended;
  expect([code, stderr]).toEqual([2, expect.stringContaining("j.lock cannot be written (EFBIG)")]);
  expect(await readdir(folder)).toEqual([]);
});

test("a lock appears whole, and to one alone", async () => {
  const seen: string[] = [];
  const giveBack = await takeLock(path, { pid: process.pid, host }, async (from, to) => {
    seen.push(await readFile(from, "utf8"));
    await link(from, to);
  });
  expect(seen).toEqual([JSON.stringify({ pid: process.pid, host })]);
  expect(await readdir(folder)).toEqual(["x.lock"]);
  await giveBack();
});

describe("where the file system has no links", () => {
  const noLinks = () => Promise.reject(Object.assign(new Error("no"), { code: "EPERM" }));

  test("a lock is held by one all the same", async () => {
    const giveBack = await takeLock(path, { pid: process.ppid, host }, noLinks);
    expect(await readdir(folder)).toEqual(["x.lock"]);
    await expect(takeLock(path, undefined, noLinks)).rejects.toThrow(`in use by process ${process.ppid}`);
    await giveBack();
    expect(await readdir(folder)).toEqual([]);
  });
});

test("of many that find a dead one's lock, one gets it", async () => {
  // Processes that live, as far as anybody can tell.
  const others = [process.ppid, 1, process.pid];
  for (let round = 0; round < 50; round++) {
    await writeFile(path, JSON.stringify({ pid: dead, host }));
    const taken = await Promise.allSettled(others.map((pid) => takeLock(path, { pid, host })));
    const got = taken.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    expect(got).toHaveLength(1);
    await got[0]?.();
    expect(await readdir(folder)).toEqual([]);
  }
});

test("who died while it took a lock over is no hindrance", async () => {
  await writeFile(path, JSON.stringify({ pid: dead, host }));
  await writeFile(`${path}.guard`, "{}");
  const giveBack = await takeLock(path);
  await giveBack();
  expect(await readdir(folder)).toEqual([]);
});

test("a lock that is being taken over for ever is in use", async () => {
  await writeFile(path, JSON.stringify({ pid: dead, host }));
  await writeFile(`${path}.guard`, "{}");
  const busy = setInterval(() => utimesSync(`${path}.guard`, new Date(), new Date()), 20);
  await expect(takeLock(path)).rejects.toThrow("in use by another process");
  clearInterval(busy);
});
