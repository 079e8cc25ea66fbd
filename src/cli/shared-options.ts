import { type Command, InvalidArgumentError } from "commander";
import { gathered, milliseconds, wholeNumber } from "./values.ts";

/** The arguments that say which jobs. */
export const withJobs = (command: Command): Command =>
  command
    .argument(
      "[job...]",
      "ids of jobs; - reads them from stdin, one per line; put -- before an id that begins with -",
    )
    .optionsGroup("Which jobs:")
    .option("--from <file>", "read ids from a file, one per line; may be given again", gathered);

/** The options that say which account. */
export const withAccount = (command: Command): Command =>
  command
    .optionsGroup("Account:")
    .option("--endpoint <url>", "the account; default: AZURE_BATCH_ENDPOINT")
    .option("--account <name>", "its name, for a key; default: AZURE_BATCH_ACCOUNT")
    .option("--scope <scope>", "the token scope, for hosts outside the Azure clouds");

/**
 * The options that say how hard to try.
 * @param attempts what is tried
 * @param lowered what lowers the number of jobs at once
 * @param uncounted what is tried again without being counted
 */
export const withPolicy = (command: Command, attempts: string, lowered = "", uncounted = ""): Command =>
  command
    .optionsGroup("How hard to try:")
    .option("--concurrency <number>", `how many jobs at once, 1 to 1000${lowered} (default: 8)`, lanes)
    .option(
      "--retries <number>",
      `how often ${attempts} is tried again${uncounted} (default: 3)`,
      wholeNumber,
    )
    .option("--attempt-timeout <seconds>", "how long one attempt may take (default: 60)", milliseconds)
    .option(
      "--total-timeout <seconds>",
      `how long ${attempts} may take with all attempts (default: 300)`,
      milliseconds,
    );

function lanes(text: string): number {
  const number = wholeNumber(text);
  if (number >= 1 && number <= 1_000) return number;
  throw new InvalidArgumentError("Give a number from 1 to 1000.");
}
