import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { idLines } from "../../src/cli/id-lines.ts";
import { idSources } from "../../src/cli/id-sources.ts";
import { Pull } from "../../src/cli/pull.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ids-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function* pieces(...chunks: (string | Uint8Array)[]) {
  yield* chunks;
}
async function all<Item>(items: AsyncIterable<Item> | Iterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
const read = (...chunks: (string | Uint8Array)[]) => all(idLines(pieces(...chunks), "stdin"));

test.each<[string, readonly (string | Uint8Array)[]]>([
  ["what the Azure CLI prints", ["a\nnightly:job-1\n"]],
  ["line ends of Windows", ["a\r\nnightly:job-1\r\n"]],
  ["blanks, empty lines and comments", ["# active jobs\n\n  a \n   \n#x\nnightly:job-1"]],
  ["a byte order mark", [Buffer.from("\ufeffa\nnightly:job-1\n")]],
  ["the UTF-16 of PowerShell", [Buffer.from("\ufeffa\r\nnightly:job-1\r\n", "utf16le")]],
  ["any pieces", ["a\nnight", "ly:jo", "b-", "1"]],
])("ids are read from %s", async (_, chunks) => {
  expect(await read(...chunks)).toEqual(["a", "nightly:job-1"]);
});

test("a character may come in pieces", async () => {
  const bytes = Buffer.from("ä\n");
  expect(await read(bytes.subarray(0, 1), bytes.subarray(1))).toEqual(["ä"]);
});

test.each([
  ["a\tactive\n", "line 1: a line of several columns"],
  ['x\n[\n  "a"\n]\n', "line 2: JSON"],
  ['["a"]', "line 1: JSON"],
  ["[]", "line 1: JSON"],
  ["]", "line 1: JSON"],
  ['{"id":"a"}', "line 1: JSON"],
  [`a\n${"x".repeat(5_000)}`, "line 2: a line too long"],
  [Buffer.from([0x61, 0x0a, 0xff, 0x0a]), "near line 1: the text is not UTF-8"],
])("what is no list of ids is refused: %j", async (text, said) => {
  await expect(read(text)).rejects.toThrow(`stdin, ${said}`);
});

test("brackets and braces within an id are the service's affair", async () => {
  expect(await read("[x\nx}\n[a]\n")).toEqual(["[x", "x}", "[a]"]);
});

async function sources(
  jobs: string[],
  files: string[] = [],
  stdin: Readable = Readable.from(["c\n", "d\n"]),
) {
  return idSources(jobs, files, { stdin });
}

test("ids come from arguments, files and stdin", async () => {
  const path = join(folder, "ids");
  await writeFile(path, "b\n# x\nB\n");
  const found = await sources(["a", "-"], [path]);
  expect(await Promise.all(found.map((source) => source.count()))).toEqual([1, 2, undefined]);
  expect(await Promise.all(found.map((source) => all(source.ids())))).toEqual([
    ["a"],
    ["b", "B"],
    ["c", "d"],
  ]);
  for (const source of found) source.close();
  expect(found.map(({ isCut }) => isCut)).toEqual([false, false, false]);
});

test.each([
  [[], [], "Which jobs?"],
  [[""], [], "One of the job ids is empty."],
  [[], ["/nowhere/ids"], "/nowhere/ids cannot be read (ENOENT)"],
  [[], [tmpdir()], "is a folder"],
])("%j and files %j are wrong usage", async (jobs, files, said) => {
  await expect(sources(jobs, files)).rejects.toThrow(said);
});

test("what cannot be read twice has no count", async () => {
  const [source] = await sources([], ["/dev/null"]);
  expect(await source?.count()).toBeUndefined();
  expect(await all(source?.ids() ?? ["nothing was opened"])).toEqual([]);
});

test("a stream that breaks is a failure", async () => {
  const broken = new PassThrough();
  const [source] = await sources(["-"], [], broken);
  const ids = all(source?.ids() ?? []);
  broken.destroy(new Error("the pipe broke"));
  await expect(ids).rejects.toThrow("the pipe broke");
});

function pull(found: Awaited<ReturnType<typeof sources>>, done: string[] = []) {
  const skipped: string[] = [];
  const stop = new AbortController();
  let repeated = 0;
  const pulled = new Pull({
    ...{ sources: found, done: new Set(done), stop: stop.signal },
    onSkipped: (jobId) => skipped.push(jobId),
    onRepeated: () => repeated++,
  });
  return { pulled, stop, skipped, repeated: () => repeated };
}

test("each job is pulled once, whatever its letter case, and not when it is done", async () => {
  const { pulled, skipped, repeated } = pull(await sources(["a", "B", "A", "C", "-", "Done"]), ["done"]);
  expect(await all(pulled)).toEqual(["a", "B", "C", "d"]);
  expect(skipped).toEqual(["Done"]);
  expect(repeated()).toBe(2);
});

test("after a stop nothing is pulled, and the rest is known", async () => {
  const { pulled, stop } = pull(await sources(["a", "b", "c"]));
  const ids = pulled[Symbol.asyncIterator]();
  expect(await ids.next()).toEqual({ done: false, value: "a" });
  const asked = ids.next();
  stop.abort();
  expect(await asked).toEqual({ done: true, value: undefined });
  expect(await ids.next()).toEqual({ done: true, value: undefined });
  expect(await all(pulled.rest())).toEqual(["b", "c"]);
});

test("a stop ends the wait for stdin; half of a line is no id", async () => {
  const stdin = new PassThrough();
  const found = await sources(["-"], [], stdin);
  const { pulled, stop } = pull(found);
  const ids = pulled[Symbol.asyncIterator]();
  stdin.write("a\nhalf of an i");
  expect(await ids.next()).toEqual({ done: false, value: "a" });
  const asked = ids.next();
  stop.abort();
  expect(await asked).toEqual({ done: true, value: undefined });
  expect(await all(pulled.rest())).toEqual([]);
  expect(found[0]?.isCut).toBe(true);
});

test("a stop before stdin was begun leaves it unread", async () => {
  const found = await sources(["a", "-"], [], new PassThrough());
  const { pulled, stop } = pull(found);
  stop.abort();
  expect(await all(pulled.rest())).toEqual(["a"]);
  expect(found.map(({ isCut }) => isCut)).toEqual([false, true]);
});
