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

test("the SDK does not hand its client on to the request, which Deno would refuse", async () => {
  const { JobApi } = await import("../generated/sdk.gen.ts");
  const client = { post: vi.fn() };
  // @ts-expect-error A client with the one method that is called.
  await new JobApi({ client }).jobTerminate({
    path: { jobId: "nightly-42" },
    query: { "api-version": "2023-11-01.18.0" },
  });
  const [handed] = client.post.mock.calls[0] ?? [];
  expect(handed).toHaveProperty("url", "/jobs/{jobId}/terminate");
  expect(handed).not.toHaveProperty("client");
});
