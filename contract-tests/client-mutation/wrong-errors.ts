import type { BatchServiceError } from "../../src/index.ts";
import { bent } from "./bent-client.ts";
import { tellingError, withParts } from "./tellings.ts";
import { ERRORS, type WrongClient } from "./wrong-client.ts";

/** Clients whose errors are not what the service said. */
export const wrongErrors: readonly WrongClient[] = [
  told("error-no-code", "loses the code of an error", withParts({ code: undefined })),
  told("error-no-message", "loses the message of an error", withParts({ serviceMessage: undefined })),
  told(
    "error-no-values",
    "loses the details of an error",
    withParts({ values: [] }),
    /InvalidQueryParameterValue/,
  ),
  {
    ...told(
      "error-no-request-id",
      "loses the service's request id of an error",
      withParts({ requestId: undefined }),
    ),
    target: "proxy",
  },
  told("error-status", "tells an error with the status 500", withParts({ status: 500 }), /with status 409/),
  told(
    "error-whole-message",
    "keeps nothing of an error but its code",
    withParts({ serviceMessage: undefined, values: [] }),
  ),
  told("error-object", "throws an error that reads [object Object]", objectObject, /\[object Object\]/),
  told(
    "error-text",
    "throws the code of an error, and no error",
    ({ code }) => code,
    /no error: JobCompleted/,
  ),
];

function told(
  id: string,
  what: string,
  change: (error: BatchServiceError) => unknown,
  finding: RegExp = /code JobCompleted and/,
): WrongClient {
  const makeClient = bent(tellingError(change));
  return { id, what, check: "client-outcome", target: "mock", finding, aims: ERRORS, makeClient };
}

function objectObject({ status, code }: BatchServiceError): Error {
  return new Error(String({ status, code }));
}
