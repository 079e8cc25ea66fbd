import { inLanes } from "./in-lanes.ts";
import type { TerminateJobResult } from "./results.ts";
import type { Runtime } from "./runtime.ts";
import type { SharedPace } from "./shared-pace.ts";
import { Stop, type StopSignal } from "./stop.ts";

/** What became of one of many jobs. */
export type TerminateJobsOutcome =
  | { readonly jobId: string; readonly result: TerminateJobResult; readonly error?: undefined }
  | { readonly jobId: string; readonly result?: undefined; readonly error: unknown };

/** What terminating many jobs needs. */
export interface Many {
  readonly ids: Iterable<string> | AsyncIterable<string>;
  readonly pace: SharedPace;
  readonly signal: StopSignal;
  readonly stopOnError: boolean;
  terminate(jobId: string, signal: StopSignal): Promise<TerminateJobResult>;
}

/**
 * Terminates jobs side by side, each id once whatever its letter case, and yields what became of each. What is under way
 * when nobody listens any more is aborted.
 */
export async function* terminateMany(
  many: Many,
  runtime: Runtime,
): AsyncGenerator<TerminateJobsOutcome, void> {
  const { ids, pace, signal, stopOnError } = many;
  const isNew = firstTime();
  // One for each job: some runtimes warn of a signal to which many listen.
  const underWay = new Set<Stop>();
  const abortAll = (reason: unknown) => {
    for (const stop of underWay) stop.abort(reason);
  };
  const onAbort = () => abortAll(signal.reason);
  signal.addEventListener("abort", onAbort);
  const work = async (jobId: string): Promise<TerminateJobsOutcome> => {
    const stop = new Stop();
    underWay.add(stop);
    if (signal.aborted) stop.abort(signal.reason);
    try {
      return { jobId, result: await many.terminate(jobId, stop) };
    } catch (error) {
      return { jobId, error };
    } finally {
      underWay.delete(stop);
    }
  };
  try {
    yield* inLanes<string, TerminateJobsOutcome>(
      {
        ...{ items: ids, signal },
        width: () => pace.width,
        isLast: ({ result }) => stopOnError && !result,
        work: (jobId) => (isNew(jobId) ? work(jobId) : undefined),
      },
      runtime,
    );
  } finally {
    signal.removeEventListener("abort", onAbort);
    abortAll(new Error("nobody listens to the outcomes any more"));
  }
}

function firstTime(): (jobId: unknown) => boolean {
  const seen = new Set<unknown>();
  return (jobId) => {
    // What is no text is refused by the call itself.
    const key = typeof jobId === "string" ? jobId.toLowerCase() : jobId;
    return seen.size < seen.add(key).size;
  };
}
