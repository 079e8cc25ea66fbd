import { type Change, withHeader, withMethod } from "../../changing-fetch.ts";
import type { Contract } from "../../load-contract.ts";
import type { Aim, Scenario } from "../../scenario.ts";
import { clientCallOf } from "../client-calls.ts";
import { constraintsOf } from "../constraints.ts";

const METHODS = ["GET", "PUT", "PATCH", "DELETE"];

/** Every constraint of the contract, broken in turn in a request that is valid otherwise. */
export const forbiddenScenarios = (contract: Contract): Scenario[] =>
  constraintsOf(contract).map(({ id, what, place, change, rules, bendsPath = false }) =>
    changed(contract, `forbidden-${id}`, what, { kind: "forbidden", place, rules, bendsPath }, change),
  );

/** Every method but the documented one. */
export const methodScenarios = (contract: Contract): Scenario[] =>
  [...METHODS, "POST"]
    .filter((each) => each !== contract.method)
    .map((method) => {
      const aim = { kind: "method", method } as const;
      return changed(
        contract,
        `method-${method.toLowerCase()}`,
        `the method ${method}`,
        aim,
        withMethod(method),
      );
    });

/** Requests that nobody has signed. */
export const credentialScenarios = (
  contract: Contract,
  values: readonly (string | undefined)[],
): Scenario[] =>
  values.map((value, index) =>
    changed(
      contract,
      `credentials-${index + 1}`,
      value === undefined ? "no credentials" : value === "" ? "empty credentials" : `Authorization: ${value}`,
      { kind: "credentials" },
      withHeader("authorization", value),
    ),
  );

/** No credentials, and none to speak of: what even the mock refuses. */
export const MISSING_CREDENTIALS: readonly (string | undefined)[] = [undefined, ""];

/** Credentials in the form of no documented scheme. */
export const MALFORMED_CREDENTIALS: readonly string[] = ["Basic YTpi", "Bearer", "SharedKey account", "x"];

/** Requests that the published documents forbid, whatever the contract says. */
export const probeScenarios = (contract: Contract): Scenario[] =>
  clientCallOf(contract).forbidden.map(({ what, change }, index) =>
    changed(contract, `probe-${index + 1}`, what, { kind: "probe" }, change),
  );

function changed(contract: Contract, id: string, title: string, aim: Aim, change: Change): Scenario {
  const { prefix, make } = clientCallOf(contract);
  return { id: prefix + id, title, contract, aim, play: (stage) => make(stage, { change }) };
}
