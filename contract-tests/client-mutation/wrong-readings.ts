import { BatchServiceError } from "../../src/errors.ts";
import { readBatchError } from "../../src/service-error.ts";
import { type Bend, bent } from "./bent-client.ts";
import { takingForSuccess, tellingSuccess } from "./tellings.ts";
import { CALLS, RETRIES, type WrongClient } from "./wrong-client.ts";

/** Clients that take an answer for something else than it is. */
export const wrongReadings: readonly WrongClient[] = [
  told(
    "result-no-date",
    "loses Last-Modified",
    /the outcome accepted for a 202/,
    tellingSuccess({ lastModified: undefined }),
  ),
  told(
    "result-no-data-service-id",
    "loses DataServiceId",
    /the outcome accepted for a 202/,
    tellingSuccess({ dataServiceId: undefined }),
  ),
  told("result-attempts", "miscounts its attempts", /7 attempts/, tellingSuccess({ attempts: 7 })),
  played(
    "success-of-200",
    "takes 200 for a success",
    /accepted \(status 200/,
    takingForSuccess(({ status }) => status === 200),
  ),
  played(
    "success-of-204",
    "takes 204 for a success",
    /accepted \(status 204/,
    takingForSuccess(({ status }) => status === 204),
  ),
  played(
    "success-of-302",
    "takes a redirect for a success",
    /accepted \(status 302/,
    takingForSuccess(({ status }) => status === 302),
  ),
  played(
    "success-of-html",
    "takes a login page with status 202 for a success",
    /accepted \(status 202/,
    takingForSuccess(({ status }) => status === 202),
  ),
  {
    ...played(
      "own-work-as-error",
      "tells its own work as an error",
      /BatchServiceError 409 JobCompleted/,
      conflictsAsErrors(),
    ),
    aims: RETRIES,
  },
];

function told(id: string, what: string, finding: RegExp, bend: Bend): WrongClient {
  return {
    id,
    what,
    check: "client-outcome",
    target: "mock",
    finding,
    aims: CALLS,
    makeClient: bent(bend),
  };
}

function played(id: string, what: string, finding: RegExp, bend: Bend): WrongClient {
  return { ...told(id, what, finding, bend), target: "proxy", aims: ["error", "wrong"] };
}

function conflictsAsErrors(): Bend {
  let last = "";
  return {
    fetch: (next) => async (url, init) => {
      const answer = await next(url, init);
      last = await answer.clone().text();
      return answer;
    },
    terminateJob:
      (next) =>
      async (...all) => {
        const result = await next(...all);
        if (result.status === 202) return result;
        const { code, message: serviceMessage, values } = readBatchError(last);
        const unknown = { retryAfterMs: undefined, responseText: last, outcomeUnknown: true };
        throw new BatchServiceError("409", { ...result, ...unknown, code, serviceMessage, values });
      },
  };
}
