import { UsageError } from "./usage-error.ts";

// Up to the word that gives it away, so that what follows is never repeated.
const OPTION = /^--[\w-]*?(?:key|token|passw(?:or)?d|pwd|secret|credential|sas(?![a-z])|signature)|^-[kp]/i;
const VARIABLE = /^AZURE_\w*(?:KEY|TOKEN|PASSWORD|SECRET)(?==)/i;

/**
 * Refuses a credential on the command line, before anything could repeat it.
 * @throws {UsageError} with the reason and the way that is safe
 */
export function refuseSecrets(args: readonly string[]): void {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  const name = found(options, OPTION) ?? found(args, VARIABLE);
  if (name === undefined) return;
  throw new UsageError(
    `${name} is refused: what stands on a command line can be read by every process of the machine, and stays in the shell's history. Set AZURE_BATCH_ACCESS_KEY instead, and renew the key if it was a real one.`,
  );
}

function found(args: readonly string[], secret: RegExp): string | undefined {
  for (const arg of args) {
    const [name] = secret.exec(arg) ?? [];
    if (name !== undefined) return name;
  }
  return undefined;
}

/** A message about an unknown option, without what was given to it: that could be a secret by another name. */
export const withoutValue = (message: string): string =>
  message.replace(/^(error: unknown option '(?:--[^=]*|-[^-])).*'/s, "$1'");
