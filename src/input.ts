import { BatchInputError } from "./errors.ts";

/**
 * Refuses options that nobody reads: a misspelled name must not be silently ignored.
 * @throws {BatchInputError}
 */
export function knownKeys(options: object, known: readonly string[], where = "options"): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new BatchInputError(
      where,
      `must be an object, such as {}; got ${options === null ? "null" : Array.isArray(options) ? "an array" : typeof options}.`,
    );
  }
  const unknown = Object.keys(options).filter((key) => !known.includes(key));
  if (unknown.length > 0) {
    throw new BatchInputError(
      `${where}.${unknown[0]}`,
      `is not an option. The options are ${[...known].sort().join(", ")}.`,
    );
  }
}
