import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { differences, generatedFolder, generateInto } from "../scripts/generated-difference.ts";

async function inTemporaryFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "generated-"));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("a fresh run gives the committed bytes, wherever it writes", () =>
  inTemporaryFolder(async (folder) => {
    const fresh = join(folder, "some", "where");
    await generateInto(fresh);
    expect(await differences(generatedFolder, fresh)).toEqual([]);
  }));

test("a changed, a missing and an extra file are each named", () =>
  inTemporaryFolder(async (folder) => {
    await cp(generatedFolder, folder, { recursive: true });
    await writeFile(join(folder, "types.gen.ts"), "export {};\n");
    await writeFile(join(folder, "extra.ts"), "");
    await rm(join(folder, "core/utils.gen.ts"));
    expect(await differences(folder, generatedFolder)).toEqual([
      "missing: core/utils.gen.ts",
      "extra:   extra.ts",
      "changed: types.gen.ts",
    ]);
  }));

test("only the default client's own file would create a client on import, and nothing imports it", async () => {
  const files = await readdir(generatedFolder, { recursive: true });
  for (const file of files.filter((name) => name.endsWith(".ts"))) {
    const text = await readFile(join(generatedFolder, file), "utf8");
    if (!file.startsWith("client/")) expect(text, file).not.toContain("from './client.gen.ts'");
  }
});

const calls = [
  { operation: "jobGet", method: "get", url: "/jobs/{jobId}" },
  { operation: "jobTerminate", method: "post", url: "/jobs/{jobId}/terminate" },
] as const;

test("the SDK has a method for each operation of the contract, and no other", async () => {
  const { JobApi } = await import("../generated/sdk.gen.ts");
  const methods = Object.getOwnPropertyNames(JobApi.prototype).filter((name) => name !== "constructor");
  expect(methods.sort()).toEqual(calls.map(({ operation }) => operation));
});

test.for(calls)(
  "$operation does not hand the client on to the request, which Deno would refuse",
  async ({ operation, method, url }) => {
    const { JobApi } = await import("../generated/sdk.gen.ts");
    const client = { [method]: vi.fn() };
    // @ts-expect-error A client with the one method that is called.
    await new JobApi({ client })[operation]({
      path: { jobId: "nightly-42" },
      query: { "api-version": "2023-11-01.18.0" },
    });
    const [handed] = client[method]?.mock.calls[0] ?? [];
    expect(handed).toHaveProperty("url", url);
    expect(handed).not.toHaveProperty("client");
  },
);
