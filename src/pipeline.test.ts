import { describe, expect, test } from "vitest";
import { type Call, errorDetails, errorTrail } from "./pipeline.ts";
import { CLIENT_REQUEST_ID, newCall } from "./testing/pipeline-request.ts";

test.each([true, false])("the details of an error are those of its call (ambiguous: %s)", (ambiguous) => {
  const cause = new Error("underneath");
  expect(errorDetails(newCall({ attempts: 2, ambiguous }), cause)).toEqual({
    attempts: 2,
    clientRequestId: CLIENT_REQUEST_ID,
    outcomeUnknown: ambiguous,
    cause,
  });
});

describe("the end of a message", () => {
  const own = `client-request-id ${CLIENT_REQUEST_ID}`;
  const cases: [Parameters<typeof newCall>[0], string | undefined, string][] = [
    [{}, undefined, `(${own}, nothing was sent)`],
    [{ attempts: 1 }, undefined, `(${own}, attempt 1 of 4)`],
    [{ attempts: 1 }, "the-service's-id", "(request-id the-service's-id, attempt 1 of 4)"],
    [{ attempts: 4, ambiguous: true }, "x", "(request-id x, attempt 4 of 4; the service may have acted)"],
    [{ attempts: 1, policy: { maxRetries: 0 } }, "x", "(request-id x, attempt 1 of 1)"],
    [{ attempts: 5 }, "x", "(request-id x, attempt 5 of 5)"],
  ];
  test.each(cases)("%#: %o with request-id %s", (changes, requestId, trail) => {
    const call: Call = newCall(changes);
    expect(errorTrail(call, requestId)).toBe(trail);
  });
});
