import { isBatchInputError } from "./library.ts";
import { duration } from "./tally.ts";
import { UsageError } from "./usage-error.ts";

const FLAGS: ReadonlyArray<readonly [name: string, flag: string]> = [
  ["terminateReason", "--reason"],
  ["serverTimeoutSeconds", "--server-timeout"],
  ["ifMatch", "--if-match"],
  ["ifNoneMatch", "--if-none-match"],
  ["ifModifiedSince", "--if-modified-since"],
  ["ifUnmodifiedSince", "--if-unmodified-since"],
  ["maxRetries", "--retries"],
  ["attemptTimeoutMs", "--attempt-timeout"],
  ["totalTimeoutMs", "--total-timeout"],
  ["scope", "--scope"],
  ["concurrency", "--concurrency"],
];

/** A message of the package, with the flags and variables that stand for its arguments and options. */
export const inWordsOfTheCommandLine = (message: string): string =>
  FLAGS.reduce(
    (text, [name, flag]) => text.replace(new RegExp(`(?:options\\.)?\\b${name}\\b`, "g"), flag),
    message,
  )
    .replace(
      "Pass the credential as the second argument.",
      "Set AZURE_BATCH_ACCOUNT and AZURE_BATCH_ACCESS_KEY.",
    )
    .replace(/^endpoint /, "--endpoint (or AZURE_BATCH_ENDPOINT) ")
    .replace(/^credential\.name /, "--account (or AZURE_BATCH_ACCOUNT) ")
    .replace(/^credential\.key /, "AZURE_BATCH_ACCESS_KEY ");

const LIMITS = {
  attempt: "--attempt-timeout",
  total: "--total-timeout",
  wait: "the timeout of the wait",
};

/** A message of the package about a limit that was passed, in the words of the command line. */
export const limitInWords = (message: string): string =>
  message.replace(
    /\bwithin (attempt|total|wait)TimeoutMs, ([\d.]+) ms\b/,
    (_, limit: keyof typeof LIMITS, ms: string) => `within ${duration(Number(ms))}, ${LIMITS[limit]}`,
  );

/**
 * Does something with the package.
 * @throws {UsageError} for what the package calls wrong input
 */
export async function asUsage<Made>(make: () => Made | Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (!isBatchInputError(error)) throw error;
    throw new UsageError(inWordsOfTheCommandLine(error.message), { cause: error });
  }
}
