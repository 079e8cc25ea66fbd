import { describe, expect, test } from "vitest";
import { contract, readingContract } from "../contract.ts";
import { contractsOf, type Node, type Schema } from "../load-contract.ts";
import { constraintsOf } from "./constraints.ts";
import { isOwnConstraint } from "./own-constraint.ts";
import { wrongTexts } from "./wrong-values.ts";

const constraints = constraintsOf(contract);

// What says nothing about which values are wrong.
const SILENT = ["description", "default", "x-source", "x-own", "properties", "items"];
const isText = (schema: Schema, keyword: string) => keyword === "type" && schema.type === "string";

describe.for([
  ["Job_Terminate", contract],
  ["Job_Get", readingContract],
] as const)("of %s", ([, each]) => {
  const { operation, pointerOf } = each;
  const own = constraintsOf(each);

  test("every keyword of the schemas of a request is broken by some request", () => {
    const schemas = [
      ...operation.parameters.map(({ schema }) => schema),
      ...Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema),
    ];
    const keywords = schemas.flatMap((schema) =>
      Object.keys(schema)
        .filter((keyword) => !SILENT.includes(keyword) && !isText(schema, keyword))
        .map((keyword) => `${pointerOf(schema)}/${keyword}`),
    );
    expect(keywords.length).toBeGreaterThan(8);
    const broken = own.map(({ place }) => place);
    expect(keywords.filter((keyword) => !broken.includes(keyword))).toEqual([]);
  });

  test("whatever is required is left out in some request", () => {
    const required = operation.parameters.filter(({ required, in: place }) => required && place !== "path");
    const ids = own.map(({ id }) => id);
    expect(required.map(({ name }) => `${name}-required`).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("no two constraints have the same id", () => {
    expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
  });
});

test("a constraint that is new in the contract is broken at once", () => {
  const document = structuredClone(contract.document);
  const timeout = document.components["parameters"]?.["Timeout"] as { schema: Node };
  timeout.schema["maximum"] = 300;
  const body = document.components["schemas"]?.["JobTerminateParameter"] as Node;
  body["required"] = ["terminateReason"];
  const changed = contractsOf(document, "changed.yaml").find(({ method }) => method === contract.method);
  const added = constraintsOf(changed ?? contract).filter(
    ({ id }) => !constraints.some((each) => each.id === id),
  );
  expect(added.map(({ what }) => what)).toEqual(expect.arrayContaining(["timeout=301", "the body {}"]));
});

test.for([
  [{ type: "string", enum: ["a", "b"] }, ["a0"]],
  [{ type: "integer", exclusiveMinimum: 0 }, ["abc", "1.5", "0"]],
  [{ type: "string", minLength: 3, maxLength: 4 }, ["xx", "xxxxx"]],
  [{ type: "number" }, ["abc"]],
  [{ type: "string" }, []],
] as const)("of %j, these are wrong: %j", ([schema, texts]) => {
  expect(wrongTexts(schema as unknown as Schema).map(({ text }) => text)).toEqual(texts);
});

test("what this project added to the contract is told from what the service promises", () => {
  const own = constraints.filter(({ place }) => isOwnConstraint(contract, place)).map(({ id }) => id);
  expect(own).toEqual(expect.arrayContaining(["timeout-minimum-4", "body-additionalProperties"]));
  expect(own).not.toContain("timeout-type-1");
  expect(own).not.toContain("client-request-id-format-1");
});
