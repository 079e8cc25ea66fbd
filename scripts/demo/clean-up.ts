import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorExample, exampleJobId } from "../../contract-tests/contract.ts";
import { show, type Typed } from "./command.ts";
import { heading, line, paragraph } from "./page.ts";

type Env = Typed["env"];

const reason = ["--reason", "superseded by nightly-43"];

/** One job: first what would be sent, then for real, and the wait for its end. */
export async function showOneJob(env: Env): Promise<void> {
  heading("What would be sent");
  await show({ args: ["terminate", exampleJobId, ...reason, "--dry-run"], env, code: 0 });
  heading("Terminate a job, and wait until it is over");
  await show({
    args: ["terminate", exampleJobId, ...reason, "--wait"],
    mock: { states: ["Active", "Terminating", "Completed"] },
    ...{ env, code: 0 },
  });
  heading("Wait for a job that somebody terminated, as a program reads it");
  await show({ args: ["wait", exampleJobId, "--json"], env, code: 0 });
}

const LEAKED = ["leaked-1", "leaked-2", "leaked-3", "leaked-4"];
const BUSY = errorExample("ServerBusy");

/** Many jobs from a pipe, twice, with a journal between. */
export async function showManyJobs(env: Env): Promise<void> {
  heading("Clean up leaked jobs");
  const folder = await mkdtemp(join(tmpdir(), "terminate-demo-"));
  const typed = {
    args: ["terminate", "-", "--journal", join(folder, "clean-up.journal")],
    from: { command: "az batch job list … -o tsv", output: `${LEAKED.join("\n")}\n` },
    env,
  };
  try {
    paragraph(
      "leaked-2 is throttled at first, leaked-3 is over already, and the service is too busy for leaked-4.",
    );
    line();
    const terminations = {
      "leaked-2": [errorExample("TooManyRequests")],
      "leaked-3": [errorExample("JobCompleted")],
      "leaked-4": [BUSY, BUSY, BUSY, BUSY],
    };
    await show({ ...typed, mock: { terminations, states: ["Active"] }, code: 1 });
    heading("The same command again");
    paragraph("The journal knows what is done: only leaked-4 is sent again.");
    line();
    await show({ ...typed, code: 0 });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** An answer that gets lost, and what is found out about it. */
export async function showLostAnswers(env: Env): Promise<void> {
  heading("When the answer is lost");
  paragraph("The second attempt finds what the first one has done:");
  line();
  const args = ["terminate", exampleJobId];
  const terminations = { [exampleJobId]: ["lost", errorExample("JobBeingTerminated")] } as const;
  await show({ args, mock: { terminations }, env, code: 0 });
  line();
  paragraph("Or there is no second attempt, and a read of the job tells:");
  line();
  await show({
    args: [...args, "--retries", "0"],
    mock: { terminations: { [exampleJobId]: ["lost"] }, states: ["Terminating"] },
    ...{ env, code: 0 },
  });
}
