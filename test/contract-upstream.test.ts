import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acceptedHeaders, errorExamples, type Node, operation } from "../contract-tests/contract.ts";
import { nodes } from "./contract-elements.ts";

// The published documents are not part of this repository: point BATCH_UPSTREAM_DIR to a folder with
// error-codes.json and specs/BatchService_stable_2023-11-01.18.0.json.
const folder = process.env["BATCH_UPSTREAM_DIR"];
const skip = folder ? "" : " (skipped: set BATCH_UPSTREAM_DIR to the published documents)";

// Recorded with another status than the one that the list gives for its code.
const otherThanListed = ["AuthenticationFailedForToken"];

test.skipIf(!folder)(`every error example has a status that the published list gives its code${skip}`, () => {
  const list = upstream("error-codes.json");
  const rows = [...list.docs_table.rows, ...list.newer_or_observed] as Array<{ code: string; http: number }>;
  for (const { name, code, status } of errorExamples) {
    if (otherThanListed.includes(name)) continue;
    const listed = rows.filter((row) => row.code === code).map((row) => row.http);
    expect(listed, name).toContain(status);
  }
});

test.skipIf(!folder)(`parameters and headers are those of the published specification${skip}`, () => {
  const { parameters: shared, paths } = specification();
  const { parameters, responses } = paths["/jobs/{jobId}/terminate"].post;
  const published = (parameters as Node[]).map((each) =>
    "$ref" in each ? shared[String(each["$ref"]).split("/").at(-1) ?? ""] : each,
  );
  const bodyless = published.filter((each) => each.in !== "body");
  expect(bodyless.map(row).sort()).toEqual(
    operation.parameters.map(({ schema, ...rest }) => row({ ...schema, ...rest })).sort(),
  );
  expect(Object.entries(responses["202"].headers as Record<string, Node>).map(headerRow)).toEqual(
    Object.entries(acceptedHeaders).map(([name, { schema }]) => headerRow([name, schema])),
  );
});

test.skipIf(!folder)(`no description is taken from the published specification${skip}`, () => {
  const theirs = new Set(texts(specification()));
  const ours = nodes.flatMap(({ node }) => texts({ ...node }));
  expect(ours.filter((text) => theirs.has(text))).toEqual([]);
});

// biome-ignore lint/suspicious/noExplicitAny: documents of somebody else, read in three places.
function upstream(file: string): any {
  return JSON.parse(readFileSync(join(folder ?? "", file), "utf8"));
}

function specification() {
  return upstream("specs/BatchService_stable_2023-11-01.18.0.json");
}

function row(parameter: Node): string {
  const { name, in: place, required = false, type, format, default: fallback } = parameter;
  return [name, place, required, type, format, fallback].join(" ");
}

function headerRow([name, header]: [string, Node]): string {
  return [name, header["type"], header["format"]].join(" ");
}

function texts(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string"
      ? ["description", "summary", "title"].includes(key)
        ? [value.trim().toLowerCase()]
        : []
      : texts(value),
  );
}
