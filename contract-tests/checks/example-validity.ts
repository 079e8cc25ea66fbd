import type { Example, Schema } from "../load-contract.ts";
import { valueErrors } from "../value-errors.ts";
import type { RunCheck, RunVerdict } from "./run-check.ts";

/** Every example of the contract fits its own schema, and an error example has a status and a code. */
export const exampleValidity: RunCheck = ({ contract }) => {
  const { operation } = contract;
  const responses = Object.values(operation.responses);
  const described: Described[] = [
    ...operation.parameters,
    ...responses.flatMap(({ headers }) => Object.values(headers ?? {})),
    ...Object.values(operation.requestBody.content),
    ...responses
      .flatMap(({ content }) => Object.values(content ?? {}))
      .map((each) => ({ ...each, isError: true })),
  ];
  const all = described.flatMap(({ examples, ...rest }) =>
    Object.entries(examples ?? {}).map(([name, example]) => ({
      ...rest,
      name,
      example,
      place: contract.pointerOf(example),
    })),
  );
  // An example that two media types share is looked at once.
  const once = new Map(all.map((each) => [each.place, each]));
  return [...once.values()].flatMap(verdicts);
};

interface Described {
  readonly schema: Schema;
  readonly examples?: Record<string, Example>;
  readonly isError?: boolean;
}

interface Placed {
  readonly name: string;
  readonly place: string;
  readonly schema: Schema;
  readonly example: Example;
  readonly isError?: boolean;
}

function verdicts({ name, place, schema, example, isError = false }: Placed): RunVerdict[] {
  const errors = [...valueErrors(schema, example.value), ...(isError ? errorProblems(example) : [])];
  if (errors.length === 0) return [{ place }];
  return errors.map((error) => ({
    place,
    problem: {
      received: `the example ${name}; ${error}`,
      documented: `its own schema: ${[schema.type, schema.format].filter(Boolean).join(" ") || "any value"}`,
      mend: "correct the example or the schema: the mock serves the one and checks the other.",
    },
  }));
}

function errorProblems({ value, "x-status": status }: Example): string[] {
  const { code } = value as { code?: unknown };
  return [
    ...(Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599
      ? []
      : ["it needs x-status, 400 to 599"]),
    ...(typeof code === "string" && code !== "" ? [] : ["it needs a code"]),
  ];
}
