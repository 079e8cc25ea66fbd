import type { Exchange } from "../exchange.ts";
import type { Response } from "../load-contract.ts";
import { parsedJson } from "../parsed-json.ts";
import { type Check, judged, type Problem } from "./check.ts";
import { documentedResponse } from "./response-status.ts";

const SELECT = "$select";
// What describes the object itself is there in every answer.
const METADATA = /^odata\./;

/** The answer has the fields that `$select` asks for, as far as each documented answer has them, and no others. */
export const responseSelection: Check = (exchange, contract, { mocked }) => {
  const parameter = contract.operation.parameters.find(({ name }) => name === SELECT);
  const selected = new URL(exchange.request.url).searchParams.get(SELECT)?.split(",");
  const answer = documentedResponse(contract.operation, exchange.response.status);
  const isError = answer === contract.operation.responses["default"];
  if (mocked || !parameter || !selected || !answer || isError) return [];
  const problems = fieldProblems(exchange, answer, selected);
  return judged(contract.pointerOf(parameter), problems);
};

function fieldProblems({ response }: Exchange, answer: Response, selected: readonly string[]): Problem[] {
  const found = namesOf(parsedJson(response.body));
  const asked = selected.map((path) => path.split("/")[0] ?? "");
  const missing = asked.filter((name) => isAlwaysThere(name, answer) && !found.includes(name));
  const unasked = found.filter((name) => !asked.includes(name) && !METADATA.test(name));
  const documented = `the fields of ${SELECT}: ${selected.join(",")}`;
  return [
    ...missing.map((name) => ({ received: `no field ${name}`, documented })),
    ...unasked.map((name) => ({ received: `field ${name}`, documented })),
  ].map((problem) => ({ ...problem, mend: "answer with what was asked for, and with nothing else." }));
}

// What every documented example has.
function isAlwaysThere(name: string, { content = {} }: Response): boolean {
  const examples = Object.values(content).flatMap((each) => Object.values(each.examples ?? {}));
  return examples.length > 0 && examples.every(({ value }) => namesOf(value).includes(name));
}

const namesOf = (value: unknown): string[] =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? Object.keys(value) : [];
