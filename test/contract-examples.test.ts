import { expect, test } from "vitest";
import {
  acceptedExample,
  acceptedHeaders,
  contracts,
  errorExamples,
  exampleJobId,
  jobExamples,
  requestExamples,
} from "../contract-tests/contract.ts";
import { acceptedHeaderErrors, schemaErrors } from "../contract-tests/contract-schemas.ts";
import { valueErrors } from "../contract-tests/value-errors.ts";

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

test("the examples of jobs are valid, one in each state, and only a completed one has an end", () => {
  expect(jobExamples.map(({ name, state }) => [name, state])).toEqual([
    ["ActiveJob", "active"],
    ["DisablingJob", "disabling"],
    ["DisabledJob", "disabled"],
    ["EnablingJob", "enabling"],
    ["TerminatingJob", "terminating"],
    ["CompletedJob", "completed"],
    ["DeletingJob", "deleting"],
  ]);
  for (const { name, state, body } of jobExamples) {
    expect(schemaErrors("Job", body), name).toEqual([]);
    expect(Object.keys(body)[0], name).toBe("odata.metadata");
    expect(body.id, name).toBe(exampleJobId);
    expect(body.eTag, name).toMatch(/^0x[0-9A-F]+$/);
    expect("endTime" in (body.executionInfo ?? {}), name).toBe(state === "completed");
    const isEnding = state === "terminating" || state === "completed";
    expect("terminateReason" in (body.executionInfo ?? {}), name).toBe(isEnding);
    expect("previousState" in body, name).toBe(state !== "active");
  }
});

test("a job that terminates and one that is completed are told apart by state, its time and end alone, as recorded", () => {
  const bodies = new Map(jobExamples.map(({ state, body }) => [state, body]));
  const completed = bodies.get("completed");
  const terminating = bodies.get("terminating");
  const { endTime, ...execution } = completed?.executionInfo ?? {};
  const { state, stateTransitionTime } = terminating ?? {};
  expect({ ...completed, state, stateTransitionTime, executionInfo: execution }).toEqual(terminating);
  expect(completed?.stateTransitionTime).toBe(endTime);
  expect(endTime).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{7}Z$/);
});

test.for(contracts.map(({ operation: { operationId, parameters } }) => ({ operationId, parameters })))(
  "the parameters' examples of $operationId are valid",
  ({ parameters }) => {
    const found = parameters.flatMap(({ name, schema, examples = {} }) =>
      Object.values(examples).map(({ value }) => ({ name, schema, value })),
    );
    expect(found.map(({ name }) => name)).toContain("jobId");
    for (const { name, schema, value } of found) expect(valueErrors(schema, value), name).toEqual([]);
  },
);

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
