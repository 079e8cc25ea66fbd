import { styleText } from "node:util";
import { type Command, CommanderError } from "commander";
import { DocumentError } from "./document-error.ts";
import type { Paint } from "./report.ts";

/** Colours for the terminal, where it has any and wants them. */
export const paint: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

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
