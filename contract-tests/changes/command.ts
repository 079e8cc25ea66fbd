import { type Command, CommanderError } from "commander";
import { DocumentError } from "./document-error.ts";

/** Runs a command; what keeps it from running is told in one line, with the exit code 2. */
export async function runCommand(command: Command): Promise<void> {
  try {
    await command.exitOverride().parseAsync();
  } catch (error) {
    // Commander has printed its own message, and help is no failure.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      console.error(error instanceof DocumentError ? error.message : error);
      process.exitCode = 2;
    }
  }
}
