import { expect, test } from "vitest";
import { document, type Node } from "../contract-tests/contract.ts";
import { elements, nodes } from "./contract-elements.ts";

// Where things come from

test("the document has elements of every kind that must name a source", () => {
  expect([...new Set(elements.map(({ kind }) => kind))].sort()).toEqual([
    "example",
    "header",
    "parameter",
    "property",
    "request body",
    "response",
    "schema",
    "security scheme",
    "server variable",
  ]);
});

test.for(elements)("$kind $where says where it comes from", ({ node }) => {
  const keys = [node["x-source"] ?? []].flat() as string[];
  expect(keys).not.toEqual([]);
  expect(Object.keys(document["x-sources"])).toEqual(expect.arrayContaining(keys));
});

test("every source is a public document with a title and an address, and is used", () => {
  const used = new Set(nodes.flatMap(({ node }) => [node["x-source"] ?? []].flat() as string[]));
  for (const [key, source] of Object.entries(document["x-sources"])) {
    expect(source.title, key).toMatch(/\w/);
    expect(source.url, key).toMatch(/^https:\/\/(github\.com|learn\.microsoft\.com|stackoverflow\.com)\//);
    expect(used, key).toContain(key);
  }
});

test("an example always has a name, so that it can have a source", () => {
  expect(nodes.filter(({ node }) => "example" in node).map(({ where }) => where)).toEqual([]);
});

// What this project adds

const constraints = [
  ...["const", "enum", "pattern", "additionalProperties", "minLength", "maxLength", "minItems", "maxItems"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minProperties"],
];

// The specification has the seven states of a job, and constrains nothing else.
const published = ["#/components/schemas/JobState enum"];

test("every constraint that the service's documents do not have is marked as our own", () => {
  const unmarked = nodes.flatMap(({ where, node }) => {
    const own = Object.keys((node["x-own"] as Node | undefined) ?? {});
    return constraints
      .filter((keyword) => keyword in node && !own.includes(keyword))
      .map((keyword) => `${where} ${keyword}`);
  });
  expect(unmarked).toEqual(published);
});

test.for(["BatchError", "Job"])(
  "the property of a %s that no document declares is marked as our own",
  (name) => {
    expect(document.components["schemas"]?.[name]?.["x-own"]).toHaveProperty(["properties/odata.metadata"]);
  },
);

test("every mark of our own gives a reason and stands beside what it is about", () => {
  const marked = nodes.filter(({ node }) => "x-own" in node);
  expect(marked.length).toBeGreaterThan(0);
  for (const { where, node } of marked) {
    for (const [path, reason] of Object.entries(node["x-own"] as Node)) {
      expect(node, where).toHaveProperty(path.split("/"));
      expect(reason, where).toMatch(/^[A-Z].*\.$/);
    }
  }
});
