import { expect, test } from "vitest";
import {
  apiVersion,
  contract,
  contracts,
  document,
  exampleJobId,
  operation,
  readingContract,
} from "../contract-tests/contract.ts";
import type { Contract } from "../contract-tests/load-contract.ts";
import { reached } from "./contract-elements.ts";

const named = contracts.map((contract) => ({ id: contract.operation.operationId ?? "", contract }));

test("there are two operations, the read and the termination, at one API version", () => {
  const lines = contracts.map(
    ({ method, pathTemplate, operation: { operationId } }) => `${operationId} ${method} ${pathTemplate}`,
  );
  expect(lines).toEqual(["Job_Get GET /jobs/{jobId}", "Job_Terminate POST /jobs/{jobId}/terminate"]);
  expect(apiVersion).toBe("2023-11-01.18.0");
  expect(exampleJobId).toBe("nightly-42");
});

test("no component is left over: an operation refers to each", () => {
  const all = Object.entries(document.components).flatMap(([kind, members]) =>
    // Security schemes are named, not referred to.
    kind === "securitySchemes" ? [] : Object.keys(members).map((name) => `#/components/${kind}/${name}`),
  );
  expect(all.filter((pointer) => !reached.has(pointer))).toEqual([]);
});

test("the account URL is a server variable", () => {
  expect(document.servers).toMatchObject([
    { url: "{batchUrl}", variables: { batchUrl: { default: "https://account.region.batch.azure.com" } } },
  ]);
});

const shared = [
  ["client-request-id", "header", "optional", "string uuid", undefined],
  ["return-client-request-id", "header", "optional", "boolean", false],
  ["ocp-date", "header", "optional", "string date-time-rfc1123", undefined],
];
const parameters: Readonly<Record<string, unknown>> = {
  Job_Get: [
    ["jobId", "path", "required", "string", undefined],
    ["api-version", "query", "required", "string", undefined],
    ["$select", "query", "optional", "string", undefined],
    ["timeout", "query", "optional", "integer int32", 30],
    ...shared,
  ],
  Job_Terminate: [
    ["jobId", "path", "required", "string", undefined],
    ["api-version", "query", "required", "string", undefined],
    ["timeout", "query", "optional", "integer int32", 30],
    ...shared,
    ["If-Match", "header", "optional", "string", undefined],
    ["If-None-Match", "header", "optional", "string", undefined],
    ["If-Modified-Since", "header", "optional", "string date-time-rfc1123", undefined],
    ["If-Unmodified-Since", "header", "optional", "string date-time-rfc1123", undefined],
  ],
};

test.for(named)(
  "every parameter of $id is there, with its place, type, format and default",
  ({ id, contract }) => {
    const rows = contract.operation.parameters.map(({ name, in: place, required = false, schema }) => [
      name,
      place,
      required ? "required" : "optional",
      [schema.type, schema.format].filter(Boolean).join(" "),
      schema.default,
    ]);
    expect(rows).toEqual(parameters[id]);
  },
);

test.for(named)("the job id of $id is not narrowed to the form of new ids", ({ contract }) => {
  const [jobId] = contract.operation.parameters;
  expect(jobId?.name).toBe("jobId");
  expect(jobId?.schema).not.toHaveProperty("pattern");
  expect(jobId?.schema).not.toHaveProperty("maxLength");
});

test("a read has no body", () => {
  expect(readingContract.operation).not.toHaveProperty("requestBody");
});

test("the body is optional, has one media type and one optional property", () => {
  const { required = false, content = {} } = operation.requestBody ?? {};
  expect(required).toBe(false);
  expect(Object.keys(content)).toEqual(["application/json; odata=minimalmetadata"]);
  const { schema } = content["application/json; odata=minimalmetadata"] ?? {};
  expect(Object.keys(schema?.properties ?? {})).toEqual(["terminateReason"]);
  expect(schema?.properties?.["terminateReason"]).toMatchObject({ type: "string", default: "UserTerminate" });
  expect(schema).not.toHaveProperty("required");
});

const successes: Readonly<Record<string, string>> = { Job_Get: "200", Job_Terminate: "202" };

test.for(named)("there are two responses of $id, its success and default", ({ id, contract }) => {
  expect(Object.keys(contract.operation.responses)).toEqual([successes[id], "default"]);
});

const headersOf = ({ operation: { responses } }: Contract, status: string) =>
  Object.entries(responses[status]?.headers ?? {}).map(([name, { schema }]) => [
    name,
    schema.type,
    schema.format,
  ]);
const sharedHeaders = [
  ["client-request-id", "string", "uuid"],
  ["request-id", "string", "uuid"],
  ["ETag", "string", undefined],
  ["Last-Modified", "string", "date-time-rfc1123"],
];

test("the 202 has five headers and no content", () => {
  expect(headersOf(contract, "202")).toEqual([...sharedHeaders, ["DataServiceId", "string", undefined]]);
  expect(operation.responses["202"]).not.toHaveProperty("content");
});

test("the 200 has four headers, and a job", () => {
  expect(headersOf(readingContract, "200")).toEqual(sharedHeaders);
  expect(readingContract.operation.responses["200"]).toHaveProperty("content");
});

const contents = named.flatMap(({ id, contract: { operation } }) =>
  Object.entries(operation.responses).flatMap(([status, { content }]) =>
    content === undefined ? [] : [{ id, status, content }],
  ),
);

test.for(contents)(
  "the body of $id $status comes under the media type of the wire and under that of the specification",
  ({ content }) => {
    expect(Object.keys(content)).toEqual(["application/json;odata=minimalmetadata", "application/json"]);
    const [wire, specified] = Object.values(content);
    expect(specified?.schema).toEqual(wire?.schema);
    expect(specified?.examples).toEqual(wire?.examples);
    expect(Object.keys(wire?.examples ?? {})).not.toEqual([]);
  },
);

test("a job has the fields that waiting uses, and what recorded jobs have beside them; none is required", () => {
  const schema = readingContract.operation.responses["200"]?.content?.["application/json"]?.schema;
  const state = {
    enum: ["active", "disabling", "disabled", "enabling", "terminating", "completed", "deleting"],
  };
  const time = { type: "string", format: "date-time" };
  expect(schema?.properties).toMatchObject({
    "odata.metadata": { type: "string" },
    id: { type: "string" },
    state,
    stateTransitionTime: time,
    previousState: state,
    executionInfo: {
      properties: {
        startTime: time,
        endTime: time,
        poolId: { type: "string" },
        terminateReason: { type: "string" },
      },
    },
    eTag: { type: "string" },
    lastModified: time,
  });
  expect(Object.keys(schema?.properties ?? {})).toHaveLength(8);
  expect(JSON.stringify(schema)).not.toContain('"required"');
});

test.for(named)("the errors of $id are those of the other operation", ({ contract }) => {
  expect(contract.operation.responses["default"]).toEqual(operation.responses["default"]);
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
