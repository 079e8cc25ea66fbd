import { Command, CommanderError } from "commander";
import { VERSION } from "../version.ts";
import type { TerminateAsked, WaitAsked } from "./asked.ts";
import { EXIT } from "./exit-codes.ts";
import { Outputs } from "./outputs.ts";
import { refuseSecrets, withoutValue } from "./refused-secret.ts";
import type { Surroundings } from "./surroundings.ts";
import { terminate } from "./terminate.ts";
import { terminateCommand } from "./terminate-command.ts";
import { UsageError } from "./usage-error.ts";
import { visible } from "./visible.ts";
import { wait } from "./wait.ts";
import { waitCommand } from "./wait-command.ts";

const SIGNING_IN = `
Account and credential:
  AZURE_BATCH_ENDPOINT    such as https://account.region.batch.azure.com
  AZURE_BATCH_ACCOUNT     the name of the account, and
  AZURE_BATCH_ACCESS_KEY  one of its keys
  Without a key, Microsoft Entra ID is asked through @azure/identity. Where that
  is not installed, begin with:
  npx -p @azure/identity -p azure-batch-job-terminate azure-batch-job-terminate`;

const EXITS = `
Exit codes: 0 all done, 1 some failed, 2 wrong usage, 130 interrupted.`;

/** Does what the arguments ask for, and says how the process should end. */
export async function commandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const outputs = new Outputs(surroundings);
  return outputs.settled(await done(args, surroundings));
}

async function done(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr } = surroundings;
  const asUsual = (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    stderr.write(`error: ${message.split("\n").map(visible).join("\n")}\n`);
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  };
  let code: number = EXIT.done;
  const program = new Command("azure-batch-job-terminate")
    .description("Terminates jobs of an Azure Batch account, and waits until they are over.")
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError("(--help shows everything that can be given)")
    .addHelpText("after", `${SIGNING_IN}\n${EXITS}`)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text.split("\n").map(visible).join("\n")),
      outputError: (text, write) => write(withoutValue(text)),
      getOutHelpWidth: () => widthOf(stdout),
      getErrHelpWidth: () => widthOf(stderr),
    });
  program.addCommand(
    terminateCommand(async (jobs: readonly string[], asked: TerminateAsked) => {
      code = await terminate(jobs, asked, surroundings);
    }),
  );
  program.addCommand(
    waitCommand(async (jobs: readonly string[], asked: WaitAsked) => {
      code = await wait(jobs, asked, surroundings);
    }),
  );
  for (const command of program.commands) command.copyInheritedSettings(program).addHelpText("after", EXITS);
  try {
    refuseSecrets(args);
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    // Commander has said it already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return asUsual(error);
  }
}

const widthOf = ({ columns = 80 }: { readonly columns?: number }) => Math.min(columns, 100);
