import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import {
  acceptedExample,
  acceptedHeaders,
  apiVersion,
  document,
  errorExamples,
  exampleJobId,
  type Node,
  operation,
  pathTemplate,
  requestExamples,
} from "../contract-tests/contract.ts";
import { acceptedHeaderErrors, schemaErrors } from "../contract-tests/contract-schemas.ts";
import { contractPath } from "../contract-tests/read-contract.ts";
import { elements, nodes } from "./contract-elements.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

// Sources

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

test("the service's documents constrain nothing, so every constraint is marked as our own", () => {
  for (const { where, node } of nodes) {
    const own = Object.keys((node["x-own"] as Node | undefined) ?? {});
    const found = constraints.filter((keyword) => keyword in node);
    expect(own, where).toEqual(expect.arrayContaining(found));
  }
});

test("the property that no document declares is marked as our own", () => {
  expect(document.components["schemas"]?.["BatchError"]?.["x-own"]).toHaveProperty([
    "properties/odata.metadata",
  ]);
});

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

// The operation

test("the operation is Job_Terminate at its API version", () => {
  expect(pathTemplate).toBe("/jobs/{jobId}/terminate");
  expect(Object.keys(document.paths)).toEqual([pathTemplate]);
  expect(Object.keys(document.paths[pathTemplate] ?? {})).toEqual(["post"]);
  expect(operation.operationId).toBe("Job_Terminate");
  expect(apiVersion).toBe("2023-11-01.18.0");
  expect(exampleJobId).toBe("nightly-42");
});

test("the account URL is a server variable", () => {
  expect(document.servers).toMatchObject([
    { url: "{batchUrl}", variables: { batchUrl: { default: "https://account.region.batch.azure.com" } } },
  ]);
});

test("every parameter is there, with its place, type, format and default", () => {
  const rows = operation.parameters.map(({ name, in: place, required = false, schema }) => [
    name,
    place,
    required ? "required" : "optional",
    [schema.type, schema.format].filter(Boolean).join(" "),
    schema.default,
  ]);
  expect(rows).toEqual([
    ["jobId", "path", "required", "string", undefined],
    ["api-version", "query", "required", "string", undefined],
    ["timeout", "query", "optional", "integer int32", 30],
    ["client-request-id", "header", "optional", "string uuid", undefined],
    ["return-client-request-id", "header", "optional", "boolean", false],
    ["ocp-date", "header", "optional", "string date-time-rfc1123", undefined],
    ["If-Match", "header", "optional", "string", undefined],
    ["If-None-Match", "header", "optional", "string", undefined],
    ["If-Modified-Since", "header", "optional", "string date-time-rfc1123", undefined],
    ["If-Unmodified-Since", "header", "optional", "string date-time-rfc1123", undefined],
  ]);
});

test("the job id is not narrowed to the form of new ids", () => {
  const [jobId] = operation.parameters;
  expect(jobId?.schema).not.toHaveProperty("pattern");
  expect(jobId?.schema).not.toHaveProperty("maxLength");
});

test("the body is optional, has one media type and one optional property", () => {
  const { required = false, content } = operation.requestBody;
  expect(required).toBe(false);
  expect(Object.keys(content)).toEqual(["application/json; odata=minimalmetadata"]);
  const { schema } = content["application/json; odata=minimalmetadata"] ?? {};
  expect(Object.keys(schema?.properties ?? {})).toEqual(["terminateReason"]);
  expect(schema?.properties?.["terminateReason"]).toMatchObject({ type: "string", default: "UserTerminate" });
  expect(schema).not.toHaveProperty("required");
});

test("there are two responses, 202 and default", () => {
  expect(Object.keys(operation.responses)).toEqual(["202", "default"]);
});

test("the 202 has five headers and no content", () => {
  const rows = Object.entries(acceptedHeaders).map(([name, { schema }]) => [
    name,
    schema.type,
    schema.format,
  ]);
  expect(rows).toEqual([
    ["client-request-id", "string", "uuid"],
    ["request-id", "string", "uuid"],
    ["ETag", "string", undefined],
    ["Last-Modified", "string", "date-time-rfc1123"],
    ["DataServiceId", "string", undefined],
  ]);
  expect(operation.responses["202"]).not.toHaveProperty("content");
});

test("the error comes under the media type of the wire and under that of the specification", () => {
  const content = operation.responses["default"]?.content ?? {};
  expect(Object.keys(content)).toEqual(["application/json;odata=minimalmetadata", "application/json"]);
  const [wire, specified] = Object.values(content);
  expect(specified?.schema).toEqual(wire?.schema);
  expect(specified?.examples).toEqual(wire?.examples);
});

test("nothing in an error is required", () => {
  const schema = operation.responses["default"]?.content?.["application/json"]?.schema;
  expect(schema?.properties).toMatchObject({
    "odata.metadata": { type: "string" },
    code: { type: "string" },
    message: { properties: { lang: { type: "string" }, value: { type: "string" } } },
    values: { type: "array", items: { properties: { key: { type: "string" }, value: { type: "string" } } } },
  });
  expect(JSON.stringify(schema)).not.toContain('"required"');
});

test("a token or a key opens the door: two security schemes, as alternatives", () => {
  expect(document["security"]).toEqual([{ azure_auth: ["user_impersonation"] }, { api_key: [] }]);
  expect(document.components["securitySchemes"]).toMatchObject({
    azure_auth: {
      type: "oauth2",
      flows: {
        implicit: {
          authorizationUrl: "https://login.microsoftonline.com/common/oauth2/authorize",
          scopes: { user_impersonation: expect.any(String) },
        },
      },
    },
    api_key: { type: "apiKey", in: "header", name: "Authorization" },
  });
});

// Examples

test("the request examples are valid: one with a reason, one without", () => {
  expect(Object.keys(requestExamples)).toEqual(["WithReason", "WithoutReason"]);
  expect(requestExamples["WithReason"]?.terminateReason).toBeTypeOf("string");
  expect(requestExamples["WithoutReason"]).toEqual({});
  for (const body of Object.values(requestExamples)) {
    expect(schemaErrors("JobTerminateParameter", body)).toEqual([]);
  }
});

test("the example 202 gives every header a valid value, and its ETag no quotes", () => {
  expect(Object.keys(acceptedExample)).toEqual(Object.keys(acceptedHeaders));
  for (const [name, value] of Object.entries(acceptedExample)) {
    expect(acceptedHeaderErrors(name, value), name).toEqual([]);
  }
  expect(acceptedExample["ETag"]).toMatch(/^0x[0-9A-F]+$/);
  expect(acceptedExample["DataServiceId"]).toMatch(/\/jobs\/nightly-42\/terminate$/);
});

test("every error that a caller will meet has an example with its status", () => {
  const codes: Record<number, string[]> = {};
  for (const { status, code } of errorExamples) codes[status] = [...(codes[status] ?? []), code].sort();
  expect(codes).toEqual({
    400: [
      ...["InvalidAuthenticationInfo", "InvalidHeaderValue", "InvalidPropertyValue"],
      ...["InvalidQueryParameterValue", "InvalidRequestBody", "MissingRequiredQueryParameter"],
      ...["MultipleConditionHeadersNotSupported", "UnsupportedRequestVersion"],
    ],
    401: ["AuthenticationFailed"],
    403: ["AccountIsDisabled", "AuthenticationFailed", "InsufficientAccountPermissions"],
    404: ["JobNotFound"],
    409: [
      ...["JobBeingDeleted", "JobBeingTerminated", "JobCompleted", "JobDisabled", "JobNotActive"],
      ...["OperationInvalidForCurrentState"],
    ],
    411: ["MissingContentLengthHeader"],
    412: ["ConditionNotMet"],
    413: ["RequestBodyTooLarge"],
    429: ["TooManyRequests"],
    500: ["InternalError", "OperationTimedOut"],
    503: ["ServerBusy"],
  });
});

test.for(errorExamples)("the error example $name has the shape that the service sends", ({ name, body }) => {
  expect(schemaErrors("BatchError", body)).toEqual([]);
  expect(Object.keys(body).slice(0, 3)).toEqual(["odata.metadata", "code", "message"]);
  expect(name).toContain(body.code);
  expect(body["odata.metadata"]).toBe(
    "https://account.region.batch.azure.com/$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.errors/@Element",
  );
  expect(body.message?.lang).toBe("en-US");
  expect(body.message?.value).toMatch(
    /^[A-Z][^\n]*\.\nRequestId:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\nTime:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/,
  );
  for (const { key, value } of body.values ?? []) {
    expect(key).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(value).toMatch(/\S/);
  }
});

// The linter

const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");

function lint(file: string) {
  return promisify(execFile)(
    process.execPath,
    [redocly, "lint", file, "--config", join(root, "redocly.yaml"), "--format", "json"],
    { cwd: root },
  );
}

test("a public linter finds nothing in it", async () => {
  const { stdout } = await lint(contractPath);
  expect(JSON.parse(stdout).problems).toEqual([]);
});

test("the linter notices a reference to nothing, which the generator passes over in silence", async () => {
  const folder = await mkdtemp(join(tmpdir(), "contract-lint-"));
  try {
    const broken = join(folder, "job-terminate.yaml");
    const text = await readFile(contractPath, "utf8");
    await writeFile(
      broken,
      text.replaceAll("#/components/schemas/BatchError", "#/components/schemas/BatchEror"),
    );
    await expect(lint(broken)).rejects.toMatchObject({ code: 1 });
  } finally {
    await rm(folder, { recursive: true });
  }
});
