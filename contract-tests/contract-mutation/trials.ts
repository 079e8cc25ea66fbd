import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Document } from "../load-contract.ts";
import type { Mutant } from "./mutant.ts";
import type { Trial } from "./trial.ts";
import { type TrialWork, UNCHANGED } from "./trial-work.ts";

/** How mutants are tried. */
export interface TrialsOptions {
  /** Whether every check is told that notices a mutant, not the first ones alone. @default false */
  readonly thorough?: boolean;
  /** How many threads there are. @default 2 */
  readonly threads?: number;
  onTrial?(trial: Trial): void;
}

// The time of the recorded 202: what dates the client sends must not depend on the day.
const START_MS = Date.UTC(2023, 7, 11, 22, 52, 15);
const TRIAL_LIMIT_MS = 120_000;

/**
 * Tries mutants of a document, each by itself, and tells what became of each, in their order.
 * @throws when the document itself has findings, so that those of a mutant would prove nothing
 */
export async function tryMutants(
  document: Document,
  mutants: readonly Mutant[],
  { thorough = false, threads = 2, onTrial = () => {} }: TrialsOptions = {},
): Promise<Trial[]> {
  const workerData: TrialWork = { document, thorough, startMs: START_MS };
  const workers = Array.from(
    { length: Math.max(1, Math.min(threads, mutants.length)) },
    // The threads need nothing of what this process was started with.
    () => new Worker(new URL("./trial-worker.ts", import.meta.url), { workerData, execArgv: [] }),
  );
  const trials = new Map<string, Trial>();
  const left = mutants.map(({ id }) => id);
  try {
    const [first] = workers;
    if (first) assertClean(await asked(first, UNCHANGED));
    await Promise.all(
      workers.map(async (worker) => {
        for (let id = left.shift(); id !== undefined; id = left.shift()) {
          const trial = await asked(worker, id);
          trials.set(id, trial);
          onTrial(trial);
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return mutants.flatMap(({ id }) => trials.get(id) ?? []);
}

async function asked(worker: Worker, id: string): Promise<Trial> {
  worker.postMessage(id);
  try {
    // An error of the thread rejects as well.
    const [trial] = await once(worker, "message", { signal: AbortSignal.timeout(TRIAL_LIMIT_MS) });
    return trial as Trial;
  } catch (error) {
    throw new Error(`The trial of ${id} came to no end.`, { cause: error });
  }
}

function assertClean({ killedBy, thrown }: Trial): void {
  if (thrown) throw new Error(`The contract itself cannot be run: ${thrown}`);
  if (killedBy.length > 0)
    throw new Error(`The contract itself has findings of ${killedBy.join(", ")}. Mend these first.`);
}
