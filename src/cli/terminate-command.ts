import { Command } from "commander";
import type { TerminateAsked } from "./asked.ts";
import { withAccount, withJobs, withPolicy } from "./shared-options.ts";
import { milliseconds, time, wholeNumber } from "./values.ts";

const EXAMPLES = `
Durations are in seconds, or with a unit: 500ms, 90s, 5m, 2h; none for no limit.

Examples:
  azure-batch-job-terminate terminate nightly-42 --reason "superseded" --wait
  az batch job list --filter "state eq 'active'" --query "[].id" -o tsv |
    azure-batch-job-terminate terminate - --journal clean-up.journal`;

const DEFAULTS = { from: [], json: false, wait: false, idempotent: true, dryRun: false, stopOnError: false };

/** How `terminate` is asked for. */
export function terminateCommand(
  action: (jobs: readonly string[], asked: TerminateAsked) => Promise<void>,
): Command {
  const command = withJobs(new Command("terminate"))
    .summary("Terminates jobs; with --wait, waits until they are over.")
    .description(
      "Terminates jobs: running tasks end, waiting ones never start. A job that is terminating or completed already counts as done, so that a run can be repeated.",
    )
    .optionsGroup("What to do:")
    .option("--reason <text>", "the reason that the jobs show afterwards")
    .option("--wait", "wait until each job is over")
    .option("--wait-timeout <seconds>", "how long to wait for one job (default: 900)", milliseconds)
    .option("--no-idempotent", "count jobs that are terminating or completed already as failed")
    .option("--idempotent", "count them as done (the default)")
    .option("--stop-on-error", "begin no further job after the first failure")
    .option("--dry-run", "show what would be sent, and send nothing; needs no credential")
    .optionsGroup("Only if:")
    .option("--if-match <etag>", "the job still has this ETag")
    .option("--if-none-match <etag>", "the job no longer has this ETag")
    .option("--if-modified-since <date>", "the job has changed since", time)
    .option("--if-unmodified-since <date>", "the job has not changed since", time);
  withPolicy(command, "a request", "; throttling lowers it", ", throttling apart").option(
    "--server-timeout <seconds>",
    "how long the service may spend on a request (default: 30)",
    wholeNumber,
  );
  command
    .optionsGroup("Output:")
    .option("--json", "one line of JSON for each job on stdout, and nothing else there")
    .option("--journal <file>", "keep what became of each job; a later run skips what is done");
  return withAccount(command)
    .addHelpText("after", EXAMPLES)
    .action((jobs: readonly string[], asked: Partial<TerminateAsked>) =>
      action(jobs, { ...DEFAULTS, ...asked }),
    );
}
