import type { Contract, Example, Schema } from "../load-contract.ts";
import { valueErrors } from "../value-errors.ts";
import type { RunCheck, RunVerdict } from "./run-check.ts";

/** Every example of the contract fits its own schema, and an error example has a status and a code. */
export const exampleValidity: RunCheck = ({ contract }) => {
  const { operation } = contract;
  const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((each) =>
    Object.values(each.content ?? {}),
  );
  const described: Described[] = [
    ...operation.parameters,
    ...Object.values(operation.responses).flatMap(({ headers }) => Object.values(headers ?? {})),
    ...contents,
  ];
  return described.flatMap(({ schema, examples }) =>
    Object.entries(examples ?? {}).flatMap(([name, example]) => verdicts(contract, schema, name, example)),
  );
};

interface Described {
  schema: Schema;
  examples?: Record<string, Example>;
}

function verdicts(contract: Contract, schema: Schema, name: string, example: Example): RunVerdict[] {
  const errors = [...valueErrors(schema, example.value), ...(isError(example) ? errorProblems(example) : [])];
  const place = contract.pointerOf(example);
  if (errors.length === 0) return [{ place }];
  return errors.map((error) => ({
    place,
    problem: {
      received: `the example ${name}; ${error}`,
      documented: `a ${[schema.type, schema.format].filter(Boolean).join(" ") || "value"}`,
      mend: "correct the example or the schema: the mock serves the one and checks the other.",
    },
  }));
}

const isError = ({ value }: Example) =>
  typeof value === "object" && value !== null && "odata.metadata" in value;

function errorProblems({ value, "x-status": status }: Example): string[] {
  const { code } = value as { code?: unknown };
  return [
    ...(Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599
      ? []
      : ["it needs x-status, 400 to 599"]),
    ...(typeof code === "string" && code !== "" ? [] : ["it needs a code"]),
  ];
}
