import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareContracts } from "./compare.ts";
import { compareTexts, textFacts } from "./compare-texts.ts";
import { keyOf } from "./fact.ts";
import { readDocument } from "./read-document.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "contract-changes-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const operation = (schema: string) => `
openapi: 3.1.0
info: { title: A, version: "1" }
paths:
  /a:
    parameters:
      - { name: size, in: query, schema: { type: integer } }
    get:
      responses: { "200": { description: Done., content: { application/json: { schema: ${schema} } } } }
    put:
      parameters:
        - { name: size, in: query, required: true, schema: { type: integer } }
      responses: { default: { description: Done. } }
`;

test("a contract may have several operations; a parameter of the path counts where the operation has none", async () => {
  const facts = await textFacts("new.yaml", operation("{ type: string }"));
  const values = Object.fromEntries(facts.map(({ path, value }) => [keyOf(path), value]));
  expect(values).toMatchObject({
    "GET /a > query parameter size > required": false,
    "PUT /a > query parameter size > required": true,
    "GET /a > security none": "present",
  });
});

test("a contract may be split into files; a change is placed in the file where it is written", async () => {
  await file("texts.yaml", "A: { $ref: '#/B' }\nB:\n  type: string\n");
  await file("numbers.yaml", "A: { $ref: '#/B' }\nB:\n  type: integer\n");
  const older = await file("older.yaml", operation('{ $ref: "texts.yaml#/A" }'));
  const newer = await file("newer.yaml", operation('{ $ref: "numbers.yaml#/A" }'));
  const findings = await compareContracts(older, newer);
  expect(findings.map(({ id, place }) => [id, place.split("/").at(-1)])).toEqual([
    ["response-type-changed", "numbers.yaml:3:3"],
  ]);
});

test("a schema that contains itself is followed once", async () => {
  const list = (type: string) =>
    `${operation('{ $ref: "#/components/schemas/Node" }')}
components: { schemas: { Node: { type: object, properties: { value: { type: ${type} }, next: { $ref: "#/components/schemas/Node" } } } } }`;
  expect(await compareTexts(list("string"), list("string"))).toEqual([]);
  expect(await compareTexts(list("string"), list("integer"))).toMatchObject([
    { id: "response-type-changed" },
  ]);
});

test("in a schema, what stands beside a reference holds as well", async () => {
  const schemas = (length: number, own: string) =>
    `${operation(`{ $ref: "#/components/schemas/A", ${own} }`)}
components: { schemas: { A: { type: object, minProperties: ${length}, properties: { a: { type: string } } } } }`;
  const newer = schemas(2, "minProperties: 4, properties: { b: { type: string } }");
  expect(await compareTexts(schemas(1, "minProperties: 3"), newer)).toMatchObject([
    { id: "response-constraint-tightened", before: 1, after: 2 },
    { id: "response-constraint-tightened", before: 3, after: 4 },
    { id: "response-property-added" },
  ]);
});

test("Swagger 2.0 and OpenAPI 3.0 are read as 3.1, and keep their places", async () => {
  const old = await file(
    "swagger.json",
    `{ "swagger": "2.0", "info": { "title": "A", "version": "1" }, "paths": { "/a": { "get": { "parameters": [
  { "name": "size", "in": "query", "type": "integer",
    "minimum": 1 }
], "responses": { "default": { "description": "Done." } } } } } }`,
  );
  const now = await file(
    "three.yaml",
    `openapi: 3.0.3
info: { title: A, version: "1" }
paths:
  /a:
    get:
      parameters:
        - name: size
          in: query
          schema:
            type: integer
            nullable: true
            minimum: 0
      responses: { default: { description: Done. } }
`,
  );
  const findings = (await compareContracts(old, now)).filter(({ severity }) => severity !== "harmless");
  expect(findings.map(({ id, place }) => [id, place.split("/").at(-1)])).toEqual([
    ["request-type-widened", "three.yaml:10:13"],
    ["request-constraint-loosened", "three.yaml:12:13"],
  ]);
  const back = (await compareContracts(now, old)).filter(({ severity }) => severity !== "harmless");
  expect(back.map(({ id, place }) => [id, place.split("/").at(-1)]).sort()).toEqual([
    ["request-constraint-tightened", "swagger.json:3:5"],
    ["request-type-narrowed", "swagger.json:2:36"],
  ]);
});

test.for<[string, string, RegExp]>([
  ["no.yaml", "a: [1", /no\.yaml:1:\d+: neither YAML nor JSON: .*\. Mend it there\.$/],
  ["list.yaml", "- a\n", /list\.yaml: holds no mapping\. Give an OpenAPI document\.$/],
  [
    "package.json",
    '{ "name": "a" }',
    /package\.json: neither "openapi" nor "swagger" at its top\. Give a whole/,
  ],
  [
    "ancient.yaml",
    'swagger: "1.2"\n',
    /ancient\.yaml: OpenAPI 1\.2 is not understood\. Give 2\.0, 3\.0 or 3\.1\.$/,
  ],
  ["empty.yaml", "openapi: 3.1.0\npaths: {}\n", /empty\.yaml: no operation in it\. Give an OpenAPI document/],
])("%s is refused, with what is wrong and what to do", async ([name, text, message]) => {
  await expect(readDocument(await file(name, text))).rejects.toThrow(message);
});

test("a file that is not there is refused, with its path", async () => {
  await expect(readDocument(join(folder, "nowhere.yaml"))).rejects.toThrow(
    /nowhere\.yaml: cannot be read \(ENOENT\)\. Check the path\.$/,
  );
});

test("a reference that leads nowhere is refused, with its place", async () => {
  const inside = await file("inside.yaml", operation('{ $ref: "#/components/schemas/No" }'));
  await expect(compareContracts(inside, inside)).rejects.toThrow(
    /#\/components\/schemas\/No leads to nothing/,
  );
  const outside = await file("outside.yaml", operation('{ $ref: "no.file.yaml#/No" }'));
  await expect(compareContracts(outside, outside)).rejects.toThrow(
    /a reference leads nowhere: .*no\.file\.yaml/,
  );
  const round = await file("round.yaml", `${operation('{ $ref: "#/x-a" }')}\nx-a: { $ref: "#/x-a" }\n`);
  await expect(compareContracts(round, round)).rejects.toThrow(/refers to itself/);
});
