import { BatchInputError } from "./errors.ts";

/** What is wrong with a value, in words that follow its name; nothing when it is right. */
export type Rule = (value: unknown) => string | false | undefined;

/** A rule for each option. */
export type Rules<Options> = Readonly<Record<keyof Options, Rule>>;

export const trueOrFalse: Rule = (value) =>
  typeof value !== "boolean" && `must be true or false; got ${typeof value}.`;

export const wholeNumber =
  (from: number, to: number, what = "a whole number"): Rule =>
  (value) =>
    !(Number.isInteger(value) && (value as number) >= from && (value as number) <= to) &&
    `must be ${what} from ${from} to ${to}.`;

/** For an option that is checked elsewhere. */
export const anything: Rule = () => undefined;

/**
 * Checks the options that are given. One that nobody reads is refused: a misspelled name must not be silently ignored.
 * @param where what stands before a name in messages
 * @throws {BatchInputError}
 */
export function checkOptions(
  options: object,
  rules: Rules<Record<string, unknown>>,
  where = "options",
): void {
  refuse(where, objectProblem(options));
  const unknown = Object.keys(options).find((key) => !Object.hasOwn(rules, key));
  if (unknown !== undefined) {
    const known = Object.keys(rules).sort().join(", ");
    refuse(`${where}.${unknown}`, `is not an option. The options are ${known}.`);
  }
  for (const name of Object.keys(rules)) {
    const value = (options as Record<string, unknown>)[name];
    if (value !== undefined) refuse(`${where}.${name}`, rules[name]?.(value));
  }
}

function objectProblem(options: unknown): string | undefined {
  const kind = options === null ? "null" : Array.isArray(options) ? "an array" : typeof options;
  return kind === "object" ? undefined : `must be an object, such as {}; got ${kind}.`;
}

/**
 * Refuses an argument when something is wrong with it.
 * @throws {BatchInputError}
 */
export function refuse(argument: string, problem: ReturnType<Rule>): void {
  if (problem) throw new BatchInputError(argument, problem);
}
