import { withHeader, withMethod } from "../../changing-fetch.ts";
import type { Contract } from "../../load-contract.ts";
import type { Scenario, StageOptions } from "../../scenario.ts";
import { forbiddenRequests } from "../../scenarios/forbidden-requests.ts";
import { constraintsOf } from "../constraints.ts";

const METHODS = ["GET", "PUT", "PATCH", "DELETE"];

/** Every constraint of the contract, broken in turn in a request that is valid otherwise. */
export const forbiddenScenarios = (contract: Contract): Scenario[] =>
  constraintsOf(contract).map(({ id, what, place, change, rules, bendsPath = false }) => ({
    id: `forbidden-${id}`,
    title: what,
    aim: { kind: "forbidden", place, rules, bendsPath },
    play: changed({ change }),
  }));

/** Every method but the documented one. */
export const methodScenarios = ({ method }: Contract): Scenario[] =>
  [...METHODS, "POST"]
    .filter((each) => each !== method)
    .map((each) => ({
      id: `method-${each.toLowerCase()}`,
      title: `the method ${each}`,
      aim: { kind: "method", method: each },
      play: changed({ change: withMethod(each) }),
    }));

/** Requests that nobody has signed. */
export const credentialScenarios = (values: readonly (string | undefined)[]): Scenario[] =>
  values.map((value, index) => ({
    id: `credentials-${index + 1}`,
    title:
      value === undefined ? "no credentials" : value === "" ? "empty credentials" : `Authorization: ${value}`,
    aim: { kind: "credentials" },
    play: changed({ change: withHeader("authorization", value) }),
  }));

/** No credentials, and none to speak of: what even the mock refuses. */
export const MISSING_CREDENTIALS: readonly (string | undefined)[] = [undefined, ""];

/** Credentials in the form of no documented scheme. */
export const MALFORMED_CREDENTIALS: readonly string[] = ["Basic YTpi", "Bearer", "SharedKey account", "x"];

/** Requests that the published documents forbid, whatever the contract says. */
export const probeScenarios = (): Scenario[] =>
  forbiddenRequests.map(({ what, change }, index) => ({
    id: `probe-${index + 1}`,
    title: what,
    aim: { kind: "probe" },
    play: changed({ change }),
  }));

const changed =
  (options: StageOptions): Scenario["play"] =>
  ({ client, jobId }) =>
    client(options).terminateJob(jobId);
