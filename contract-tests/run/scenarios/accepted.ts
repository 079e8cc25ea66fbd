import type { TerminateJobOptions } from "../../../src/index.ts";
import type { Contract } from "../../load-contract.ts";
import type { Scenario } from "../../scenario.ts";
import { parameterCases } from "../../scenarios/parameter-cases.ts";

/** How a caller gives the client the value of a parameter; `jobId` is an argument of its own. */
const OPTION: Readonly<Record<string, keyof TerminateJobOptions>> = {
  timeout: "serverTimeoutSeconds",
  "client-request-id": "clientRequestId",
  "return-client-request-id": "returnClientRequestId",
  "If-Match": "ifMatch",
  "If-None-Match": "ifNoneMatch",
  "If-Modified-Since": "ifModifiedSince",
  "If-Unmodified-Since": "ifUnmodifiedSince",
};

/** Documented requests: every example of the contract, every parameter in its ways, both ways to sign in. */
export function acceptedScenarios(contract: Contract): Scenario[] {
  const { operation, securitySchemes, pointerOf } = contract;
  const examples = Object.values(operation.requestBody.content).flatMap((content) =>
    Object.entries(content.examples ?? {}),
  );
  return [
    ...examples.map(([name, example]) =>
      accepted(`body-${name}`, `the example ${name}`, pointerOf(example), example.value),
    ),
    ...operation.parameters.flatMap(({ name, examples: values = {} }) =>
      Object.entries(values).map(([example, part]) => {
        const { value } = part;
        const id = `parameter-${name}-${example}`;
        const title = `${name} as in the example ${example}`;
        const option = OPTION[name];
        return option === undefined
          ? accepted(id, title, pointerOf(part), {}, String(value))
          : accepted(id, title, pointerOf(part), { [option]: value });
      }),
    ),
    ...Object.entries(parameterCases).flatMap(([name, cases]) => {
      const parameter = operation.parameters.find((each) => each.name === name);
      return cases.map(({ options, sent }, index) =>
        accepted(
          `parameter-${name}-${index + 1}`,
          `${name}, case ${index + 1}`,
          pointerOf(parameter ?? operation),
          options,
          undefined,
          // The job and the time are those of the run.
          parameter?.in === "path" || name === "ocp-date" ? undefined : { name, value: sent },
        ),
      );
    }),
    ...(["token", "key"] as const).map(
      (signIn): Scenario => ({
        id: `sign-in-${signIn}`,
        title: `signed in by ${signIn}`,
        aim: {
          kind: "accepted",
          place: pointerOf(Object.values(securitySchemes)[signIn === "key" ? 1 : 0] ?? operation),
        },
        play: ({ client, jobId }) => client({ signIn }).terminateJob(jobId),
      }),
    ),
    ...["weekly:job-1", `${"x".repeat(64)}:job-12`, "a b", "é", "100%", "Nightly_A", "a/b?c#d"].map(
      (jobId, index) =>
        accepted(`job-id-${index + 1}`, `a job with the id ${jobId}`, pointerOf(operation), {}, jobId),
    ),
  ];
}

const accepted = (
  id: string,
  title: string,
  place: string,
  options: object,
  job?: string,
  sent?: { readonly name: string; readonly value: string },
): Scenario => ({
  id,
  title,
  aim: { kind: "accepted", place, ...(sent && { sent }) },
  ...(job !== undefined && { job }),
  play: ({ client, jobId }) => client({ signIn: "key" }).terminateJob(jobId, options),
});
