import { BatchInputError } from "./errors.ts";

/**
 * Refuses options that nobody reads: a misspelled name must not be silently ignored.
 * @throws {BatchInputError}
 */
export function knownKeys(options: object, known: readonly string[]): void {
  if (typeof options !== "object" || options === null) {
    throw new BatchInputError(
      "options",
      `must be an object; got ${options === null ? "null" : typeof options}.`,
    );
  }
  const unknown = Object.keys(options).filter((key) => !known.includes(key));
  if (unknown.length > 0) {
    throw new BatchInputError(
      `options.${unknown[0]}`,
      `is not an option. The options are ${[...known].sort().join(", ")}.`,
    );
  }
}
