import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { contracts } from "../contract-tests/contract.ts";
import { leftOut, without } from "../scripts/leave-out.ts";
import { job } from "../src/testing/job-answers.ts";
import { accepted, answer, scriptedFetch, scriptedFetchWith } from "../src/testing/scripted-fetch.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (name: string) => readFile(join(root, name), "utf8");
const endpoint = "https://account.region.batch.azure.com";
const credential = { name: "account", key: "a2V5" };
const names = Object.values(leftOut).flat();

/** What would need each thing that is left out; there is none of it. */
const needs: Record<string, () => unknown[] | Promise<unknown[]>> = {
  // An operation whose answer is a stream of events.
  makeSseFn: async () => (await read("generated/sdk.gen.ts")).match(/\.sse\./g) ?? [],
  // A parameter that is a list or an object, or says nothing of its type.
  serializeArrayParam: () => parameters.filter(({ schema }) => couldBe("array", schema.type)),
  serializeObjectParam: () => parameters.filter(({ schema }) => couldBe("object", schema.type)),
  // An operation that the generated client signs: the pipeline does, afresh for every attempt.
  setAuthParams: async () => (await read("generated/sdk.gen.ts")).match(/\bsecurity\b|\bauth\b/g) ?? [],
  // A client that leaves it to the answer how its body is read, or a call that says it otherwise.
  getParseAs: async () => {
    const ways = (await read("src/job-requests.ts")).match(/parseAs.*/g) ?? ["no way is said"];
    return ways.filter((way) => !/^parseAs: "text" /.test(way));
  },
  // A use of the hooks that the generated client has: the pipeline is in their place.
  Interceptors: async () => {
    const texts = await Promise.all((await sources()).map((name) => read(`src/${name}`)));
    return texts.filter((text) => text.includes("interceptors"));
  },
};

/** Every file of src/ that is no test. */
const sources = async () => {
  const files = await readdir(join(root, "src"), { recursive: true });
  return files.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
};

const parameters = contracts.flatMap(({ operation }) => operation.parameters);
const couldBe = (type: string, declared: string | string[] = type) => [declared].flat().includes(type);

test("each thing that is left out has its reason here", () => {
  expect(Object.keys(needs).sort()).toEqual([...names].sort());
});

test.each(names)("nothing needs %s", async (name) => {
  expect(await needs[name]?.()).toEqual([]);
});

describe("the built package", () => {
  const built = async (): Promise<typeof import("../src/index.ts")> =>
    import(new URL("../dist/index.js", import.meta.url).href);

  test.each(["index.js", "node.js"])("holds no server-sent events in %s", async (name) => {
    expect(await read(`dist/${name}`)).not.toMatch(/event-stream|Last-Event-ID|TextDecoderStream/);
  });

  test.each(["index.js", "node.js"])("says in %s what is not there", async (name) => {
    const text = await read(`dist/${name}`);
    const functions = names.filter((each) => each !== "Interceptors");
    const message = (name: string) => `${name} of the generated client is not part of this build.`;
    expect(functions.filter((each) => !text.includes(message(each)))).toEqual([]);
    expect(text).not.toContain("getInterceptorIndex");
  });

  test("comes to none of them, with every option", async () => {
    const { BatchClient } = await built();
    const { fetch, requests, reads } = scriptedFetchWith([job("terminating"), job("completed")], [accepted]);
    const client = new BatchClient(endpoint, credential, { fetch });
    const { ended } = await client.terminateJob("nightly-42", {
      terminateReason: "superseded",
      serverTimeoutSeconds: 30,
      clientRequestId: "9c4d50ee-2d56-4cd3-8152-34347dc9f2b0",
      returnClientRequestId: true,
      ifMatch: "0x8DB9ABD9BC6099C",
      ifUnmodifiedSince: new Date(),
      wait: true,
    });
    expect(ended).toMatchObject({ state: "completed" });
    expect([requests.length, reads.length]).toEqual([1, 2]);
  });

  test.each([204, 404])("nor with a %i", async (status) => {
    const { BatchClient } = await built();
    const { fetch } = scriptedFetch(answer(status));
    const client = new BatchClient(endpoint, credential, { fetch });
    await expect(client.terminateJob("nightly-42")).rejects.toMatchObject({ status });
  });
});

describe("in place of a function stands one that throws", () => {
  const thrown = '{ throw new Error("a of the generated client is not part of this build."); }';

  test.each([
    ["that is declared", "export function a<T>(one: T): T { return 1; }"],
    ["that is a constant", "export const a = <T>(one: T): T => 1;"],
    ["within another", "export const b = () => { const a = () => 1; return a(); };"],
  ])("%s", (_, code) => {
    const text = without(`${code}\nexport const c = () => 2;`, ["a"]);
    expect(text).toContain(thrown);
    expect(text).not.toContain("1");
    expect(text).toContain("export const c = () => 2;");
  });

  test("of one that makes another, the other", () => {
    const text = without("export const a = (one: string) => async () => one;", ["a"]);
    expect(text).toBe(`export const a = (one: string) => () => ${thrown};`);
  });

  test("of a class, no method stays", () => {
    const text = without("class a { b: number[] = []; c() { return 1; } d(): void {} }", ["a"]);
    expect(text.replaceAll(/\s+/g, " ")).toBe("class a { b: number[] = []; }");
  });

  test.each([
    ["is gone", "export const b = 1;", 0],
    ["is no function any more", "export const a = 1;", 0],
    ["is there twice", "const a = () => 1; { const a = () => 2; }", 2],
  ])("and the build fails when it %s", (_, code, count) => {
    expect(() => without(code, ["a"])).toThrow(`has ${count} functions or classes a. Mend`);
  });
});

test("each file that something is left out of is there", async () => {
  const files = await readdir(join(root, "generated"), { recursive: true });
  const paths = files.map((name) => `generated/${name.replaceAll("\\", "/")}`);
  expect(Object.keys(leftOut).filter((name) => !paths.includes(name))).toEqual([]);
});
