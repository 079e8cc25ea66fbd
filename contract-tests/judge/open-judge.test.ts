import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openJudge } from "./judge.ts";
import { rightExchanges } from "./made-exchange.ts";
import { swaggerFile } from "./swagger-folder.ts";

let upstream: string;
let temporary: string;
beforeEach(async () => {
  upstream = await mkdtemp(join(tmpdir(), "upstream-"));
  temporary = await mkdtemp(join(tmpdir(), "temporary-"));
  for (const name of ["TMPDIR", "TEMP", "TMP"]) vi.stubEnv(name, temporary);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const folder of [upstream, temporary]) await rm(folder, { recursive: true });
});

const swagger = (operationId: string) => ({
  swagger: "2.0",
  info: { title: "BatchServiceClient", version: "2023-11-01.18.0" },
  produces: ["application/json"],
  consumes: ["application/json; odata=minimalmetadata"],
  paths: {
    "/jobs/{jobId}/terminate": {
      post: {
        operationId,
        parameters: [{ name: "jobId", in: "path", required: true, type: "string" }],
        responses: { 202: { description: "" } },
      },
    },
  },
});

async function given(document: string): Promise<void> {
  const file = join(upstream, swaggerFile);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, document);
}

test("without the Swagger there is no judge, and the error says which file to put where", async () => {
  await expect(openJudge(upstream)).rejects.toThrow(
    `There is no ${swaggerFile} in ${upstream}. Point BATCH_UPSTREAM_DIR to a folder that has it`,
  );
  expect(await readdir(temporary)).toEqual([]);
});

test.for([
  { what: "is a web page", document: "<html></html>" },
  { what: "has another operation", document: JSON.stringify(swagger("Task_Terminate")) },
])("there is no judge with a file that $what, and the error says so", async ({ document }) => {
  await given(document);
  await expect(openJudge(upstream)).rejects.toThrow(
    /oav loaded no operation Job_Terminate from \S+\.json in .+\. Get that file anew\. oav said:\n/,
  );
  expect(await readdir(temporary)).toEqual([]);
});

test("a judge prints nothing, and removes its folder when it is closed", async () => {
  await given(JSON.stringify(swagger("Job_Terminate")));
  const written = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write"));
  const printed = (["log", "info", "warn", "error"] as const).map((name) => vi.spyOn(console, name));
  const judge = await openJudge(upstream);
  const [exchange] = rightExchanges;
  if (!exchange) throw new Error("no exchange");
  expect(await judge.judge(exchange)).toEqual([]);
  const wrong = { ...exchange, request: { ...exchange.request, method: "PUT" } };
  expect(await judge.judge(wrong)).toMatchObject([{ side: "request" }]);
  for (const spy of [...written, ...printed]) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
  expect(await readdir(temporary)).toHaveLength(1);
  await judge.close();
  await judge.close();
  expect(await readdir(temporary)).toEqual([]);
});
