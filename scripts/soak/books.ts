import { isBatchClientError, isBatchServiceError, type TerminateJobResult } from "azure-batch-job-terminate";
import type { Jobs } from "./jobs.ts";

/** What became of one call. */
export type Ending =
  | { readonly result: TerminateJobResult }
  | { readonly error: unknown; readonly abortReason: unknown };

/** Keeps count of every call, and notes whatever contradicts the service's own record. */
export class Books {
  readonly outcomes = new Map<string, number>();
  /** The first few contradictions, in words. */
  readonly contradictions: string[] = [];
  contradictionCount = 0;
  settledCount = 0;
  readonly #jobs: Jobs;
  readonly #settled: Uint8Array;

  constructor(jobs: Jobs, calls: number) {
    this.#jobs = jobs;
    this.#settled = new Uint8Array(calls);
  }

  /** Notes how a call ended. */
  settle(index: number, ending: Ending): void {
    this.settledCount++;
    if (this.#settled[index] !== 0) this.contradict(index, "settled twice");
    this.#settled[index] = 1;
    if ("result" in ending) this.#succeed(index, ending.result);
    else this.#fail(index, ending.error, ending.abortReason);
  }

  isSettled(index: number): boolean {
    return this.#settled[index] === 1;
  }

  contradict(index: number, what: string): void {
    this.contradictionCount++;
    if (this.contradictions.length < 10) this.contradictions.push(`call ${index}: ${what}`);
  }

  #succeed(index: number, { outcome, status }: TerminateJobResult): void {
    this.#count(outcome);
    if (!this.#jobs.isTerminated(index)) this.contradict(index, `${outcome} (${status}), but the job runs`);
  }

  #fail(index: number, error: unknown, abortReason: unknown): void {
    if (abortReason !== undefined && error === abortReason) {
      this.#count("aborted by the caller");
      return;
    }
    if (!isBatchClientError(error)) {
      this.contradict(index, `ended with a stranger: ${String(error)}`);
      return;
    }
    this.#count(isBatchServiceError(error) ? `${error.name} ${error.status}` : error.name);
    if (!error.outcomeUnknown && this.#jobs.isTerminated(index))
      this.contradict(index, `terminated, though the error says that it is not: ${error.message}`);
  }

  #count(outcome: string): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }
}
