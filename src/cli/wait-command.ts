import { Command } from "commander";
import type { WaitAsked } from "./asked.ts";
import { withAccount, withJobs, withPolicy } from "./shared-options.ts";
import { milliseconds } from "./values.ts";

const EXAMPLES = `
Durations are in seconds, or with a unit: 500ms, 90s, 5m, 2h; none for no limit.

Example:
  azure-batch-job-terminate wait nightly-42 --timeout 10m`;

const DEFAULTS = { from: [], json: false, acceptDeleted: false };

/** How `wait` is asked for. */
export function waitCommand(action: (jobs: readonly string[], asked: WaitAsked) => Promise<void>): Command {
  const command = withJobs(new Command("wait"))
    .summary("Waits until jobs are completed.")
    .description("Waits until jobs are completed. It terminates nothing: do that before.")
    .optionsGroup("What to do:")
    .option(
      "--wait-timeout, --timeout <seconds>",
      "how long to wait for one job (default: 900)",
      milliseconds,
    )
    .option("--accept-deleted", "take a job that is gone for one that is over");
  withPolicy(command, "a read")
    .optionsGroup("Output:")
    .option("--json", "one line of JSON for each job on stdout, and nothing else there");
  return withAccount(command)
    .addHelpText("after", EXAMPLES)
    .action((jobs: readonly string[], asked: Partial<WaitAsked>) => action(jobs, { ...DEFAULTS, ...asked }));
}
