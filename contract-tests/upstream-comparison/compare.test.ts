import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { placing } from "../changes/placing.ts";
import { compareWithPublished } from "./compare.ts";

// A published document in the manner of Azure's: parameters that are shared, a host that is one, files elsewhere.
const published = {
  swagger: "2.0",
  info: { title: "Theirs", version: "1" },
  "x-ms-parameterized-host": { hostTemplate: "{account}", useSchemePrefix: false, parameters: [] },
  consumes: ["application/json; odata=minimalmetadata"],
  produces: ["application/json"],
  paths: {
    "/jobs/{id}/end": {
      post: {
        operationId: "Job_End",
        "x-ms-examples": { One: { $ref: "./examples/that-is-elsewhere.json" } },
        parameters: [
          { name: "id", in: "path", required: true, type: "string", description: "Their words." },
          { name: "wait", in: "query", type: "integer", format: "int32", default: 30 },
          { name: "reason", in: "body", required: false, schema: { $ref: "#/definitions/Reason" } },
          { $ref: "#/parameters/Version" },
        ],
        responses: { "202": { description: "Taken.", headers: { ETag: { type: "string" } } } },
      },
    },
    "/other": { get: { responses: { default: { description: "Not ours." } } } },
  },
  parameters: { Version: { name: "version", in: "query", required: true, type: "string" } },
  definitions: { Reason: { type: "object", properties: { text: { type: "string" } } } },
};

const ours = `openapi: 3.1.0
info: { title: Ours, version: "1" }
servers:
  - url: "{account}"
    variables: { account: {} }
paths:
  /jobs/{id}/end:
    post:
      operationId: Job_End
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: wait, in: query, schema: { type: integer, format: int32, default: 30 } }
        - { name: version, in: query, required: true, schema: { type: string } }
      requestBody:
        content:
          application/json;odata=minimalmetadata:
            schema:
              type: object
              properties: { text: { type: string, description: Our words. } }
      responses:
        "202":
          description: Accepted.
          headers: { ETag: { schema: { type: string } } }
`;

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "upstream-comparison-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function compared(theirText: string, ourText: string = ours): Promise<string[]> {
  const [theirs, contract] = [join(folder, "theirs.json"), join(folder, "ours.yaml")];
  await writeFile(theirs, theirText);
  await writeFile(contract, ourText);
  const { differences } = await compareWithPublished(theirs, contract);
  const placed = placing();
  return differences.map(({ kind, key, place }) => {
    const at = placed(place).split("/").at(-1)?.replace(/:\d+$/, "");
    return `${kind} ${key.replace("POST /jobs/{id}/end > ", "")} ${at}`;
  });
}

const text = JSON.stringify(published, null, 1);
const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split("\n").length;

test("a contract that says the same has no differences, whatever its words and its references", async () => {
  expect(await compared(text)).toEqual([]);
});

test.for<[string, string, string, string]>([
  [
    "a parameter that we lack",
    /.*name: wait.*\n/.source,
    "",
    `missing query parameter wait theirs.json:${lineOf('"name": "wait"') - 1}`,
  ],
  ["another default", "default: 30", "default: 20", "different query parameter wait > default ours.yaml:12"],
  [
    "a default that we lack",
    ", default: 30",
    "",
    `missing query parameter wait > default theirs.json:${lineOf('"default": 30')}`,
  ],
  [
    "a bound of ours",
    "default: 30",
    "default: 30, minimum: 0",
    "extra query parameter wait > minimum ours.yaml:12",
  ],
  [
    "a header of ours",
    "headers: { ",
    "headers: { Age: { schema: { type: string } }, ",
    "extra response 202 > header age ours.yaml:23",
  ],
  [
    "a header of another type",
    "ETag: { schema: { type: string",
    "ETag: { schema: { type: integer",
    "different response 202 > header etag > type ours.yaml:23",
  ],
  [
    "a property of another name",
    "text: {",
    "words: {",
    "extra request body > application/json;odata=minimalmetadata > property words ours.yaml:19",
  ],
  ["another operationId", "Job_End", "Job_Stop", "different operationId ours.yaml:9"],
  ["a way to sign in of ours", "paths:", "security: [{ key: [] }]\npaths:", "extra security key ours.yaml:6"],
  [
    "a body that must be there",
    "requestBody:",
    "requestBody:\n        required: true",
    "different request body > required ours.yaml:15",
  ],
])("%s is told", async ([, find, put, told]) => {
  expect(await compared(text, ours.replace(new RegExp(find), put))).toContain(told);
});

test.for<[string, unknown, RegExp]>([
  [
    "an extract",
    { note: "A part.", JobTerminate: {} },
    /no whole Swagger 2\.0 document: .* Give the BatchService\.json/,
  ],
  [
    "another service",
    { ...published, paths: {} },
    /has none of POST \/jobs\/\{id\}\/end\. Give the BatchService\.json/,
  ],
])("%s is refused, with what to do", async ([, document, message]) => {
  await expect(compared(JSON.stringify(document))).rejects.toThrow(message);
});
