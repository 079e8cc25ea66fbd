import type { Example, Node, Schema } from "../load-contract.ts";
import { valueErrors } from "../value-errors.ts";
import type { RunCheck, RunVerdict } from "./run-check.ts";

/** Every example of the contract fits its own schema, and an error example has a status and a code. */
export const exampleValidity: RunCheck = ({ contract }) => {
  const { operation } = contract;
  const responses = Object.values(operation.responses);
  const bodies = operation.requestBody ? [operation.requestBody] : [];
  const described: Described[] = [
    ...operation.parameters,
    ...responses.flatMap(({ headers }) => Object.values(headers ?? {})),
    ...bodies.flatMap(({ content }) => Object.values(content)),
    ...responses.flatMap((response) =>
      Object.values(response.content ?? {}).map((each) => ({
        ...each,
        isError: response === operation.responses["default"],
      })),
    ),
  ];
  const all = described.flatMap(({ examples, schema = {}, ...rest }) =>
    Object.entries(examples ?? {}).map(([name, example]) => ({
      ...rest,
      schema,
      name,
      example,
      place: contract.pointerOf(example),
    })),
  );
  // An example that two media types share is looked at once.
  const once = new Map(all.map((each) => [each.place, each]));
  // Without one, the mock makes a value up, and nothing shows what is meant.
  const without = [
    ...responses.flatMap(({ headers }) => Object.values(headers ?? {})),
    ...[...bodies, ...responses].flatMap(({ content }) => Object.values(content ?? {})),
  ].filter(({ schema, examples }) => !schema || Object.keys(examples ?? {}).length === 0);
  const shown = [...bodies, ...responses.filter((each) => each !== operation.responses["default"])];
  const contents = shown.flatMap(({ content }) => Object.values(content ?? {}));
  const unshown = contents.flatMap(({ schema, examples }) =>
    Object.entries(schema?.properties ?? {})
      .filter(([name]) => !Object.values(examples ?? {}).some(({ value }) => name in Object(value)))
      .map(([name, field]) => ({
        place: contract.pointerOf(field),
        problem: {
          received: `no example with ${name}`,
          documented: `a field ${name}`,
          mend: "show it in an example, which is then sent or served.",
        },
      })),
  );
  const listed = contents.flatMap(({ schema, examples }) =>
    Object.entries(schema?.properties ?? {}).map(([name, field]) => ({
      place: contract.pointerOf(field),
      values: (field["enum"] ?? []) as unknown[],
      shown: Object.values(examples ?? {}).map(({ value }) => (Object(value) as Node)[name]),
    })),
  );
  const unshownValues = listed.flatMap(({ place, values }) =>
    values
      // Two fields can have the same list.
      .filter((value) => !listed.some((each) => each.place === place && each.shown.includes(value)))
      .map((value) => ({
        place,
        problem: {
          received: `no example with ${value}`,
          documented: `a value ${value}`,
          mend: "show it in an example, or take it out of the list of values.",
        },
      })),
  );
  return [
    ...unshown,
    ...unshownValues,
    ...[...once.values()].flatMap(verdicts),
    ...without.map((part) => ({
      place: contract.pointerOf(part),
      problem: {
        received: "no schema, or no example",
        documented: "a schema and an example of each header and each media type",
        mend: "write one: the mock makes a value up where there is none.",
      },
    })),
  ];
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
  const { code } = (value ?? {}) as { code?: unknown };
  return [
    ...(Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599
      ? []
      : ["it needs x-status, 400 to 599"]),
    ...(typeof code === "string" && code !== "" ? [] : ["it needs a code"]),
  ];
}
