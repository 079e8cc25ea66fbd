import type { TerminateJobOptions } from "../../../src/index.ts";
import { type Change, withHeader, withQuery } from "../../changing-fetch.ts";
import type { Contract, Parameter } from "../../load-contract.ts";
import type { Aim, Scenario, StageOptions } from "../../scenario.ts";
import { type ClientCall, clientCallOf, towardsSuccess } from "../client-calls.ts";

const JOB_IDS = ["weekly:job-1", `${"x".repeat(64)}:job-12`, "a b", "é", "100%", "Nightly_A", "a/b?c#d"];

/** Documented requests: every example of the contract, every parameter in its ways, both ways to sign in. */
export function acceptedScenarios(contract: Contract): Scenario[] {
  const { operation, securitySchemes, pointerOf } = contract;
  const call = clientCallOf(contract);
  const accepted = acceptedBy(call, contract);
  const examples = Object.values(operation.requestBody?.content ?? {}).flatMap((content) =>
    Object.entries(content.examples ?? {}),
  );
  return [
    ...examples.map(([name, example]) =>
      accepted(`body-${name}`, `the example ${name}`, pointerOf(example), { options: example.value }),
    ),
    ...operation.parameters.flatMap((parameter) =>
      Object.entries(parameter.examples ?? {}).map(([example, part]) =>
        accepted(
          `parameter-${parameter.name}-${example}`,
          `${parameter.name} as in the example ${example}`,
          pointerOf(part),
          withValue(parameter, part.value, call),
        ),
      ),
    ),
    ...casesOf(call, contract).map(({ name, index, given }) => {
      const parameter = operation.parameters.find((each) => each.name === name);
      const title = `${name}, case ${index + 1}`;
      return accepted(`parameter-${name}-${index + 1}`, title, pointerOf(parameter ?? operation), given);
    }),
    ...(["token", "key"] as const).map((signIn) =>
      accepted(
        `sign-in-${signIn}`,
        `signed in by ${signIn}`,
        pointerOf(Object.values(securitySchemes)[signIn === "key" ? 1 : 0] ?? operation),
        { client: { signIn } },
      ),
    ),
    ...JOB_IDS.map((job, index) =>
      accepted(`job-id-${index + 1}`, `a job with the id ${job}`, pointerOf(operation), { job }),
    ),
  ];
}

/** What a call is made with. */
interface Given {
  readonly options?: TerminateJobOptions;
  readonly job?: string;
  readonly sent?: Extract<Aim, { kind: "accepted" }>["sent"];
  readonly client?: StageOptions;
}

const acceptedBy =
  (call: ClientCall, contract: Contract) =>
  (id: string, title: string, place: string, { options, job, sent, client }: Given): Scenario => ({
    id: call.prefix + id,
    title,
    contract,
    aim: { kind: "accepted", place, ...(sent && { sent }) },
    ...(job !== undefined && { job }),
    play: (stage) => call.make(stage, { signIn: "key", ...towardsSuccess(call), ...client }, options ?? {}),
  });

// A caller gives it to the client; where the client has no option for it, it is put into the request on its way.
function withValue(parameter: Parameter, value: unknown, { options }: ClientCall): Given {
  const { name, in: place } = parameter;
  const option = options[name];
  if (place === "path") return { job: String(value) };
  return option === undefined ? put(parameter, String(value)) : { options: { [option]: value } };
}

const put = ({ name, in: place }: Parameter, value: string): Given => {
  const change: Change = (place === "query" ? withQuery : withHeader)(name, value);
  // A key would have signed what was there before.
  return { client: { signIn: "token", change }, sent: { name, value } };
};

interface NumberedCase {
  readonly name: string;
  readonly index: number;
  readonly given: Given;
}

function casesOf({ cases }: ClientCall, { operation }: Contract): NumberedCase[] {
  return Object.entries(cases).flatMap(([name, all]) => {
    const parameter = operation.parameters.find((each) => each.name === name);
    return all.map(({ options = {}, put: value, sent }, index) => {
      if (value !== undefined && parameter) return { name, index, given: put(parameter, value) };
      // The job and the time are those of the run.
      const isOfRun = parameter?.in === "path" || name === "ocp-date" || sent === undefined;
      return { name, index, given: { options, ...(!isOfRun && { sent: { name, value: sent } }) } };
    });
  });
}
