import { isDone, type JobLine, type JobOutcome } from "./job-line.ts";

const WORDS: Readonly<Record<JobOutcome, string>> = {
  accepted: "accepted",
  alreadyTerminating: "already terminating",
  alreadyCompleted: "already completed",
  completed: "completed",
  deleted: "deleted",
  wouldTerminate: "would be terminated",
  skipped: "done before",
  failed: "failed",
  interrupted: "stopped under way",
  notTried: "not tried",
};

const OUTCOMES = Object.keys(WORDS) as JobOutcome[];

/** How many jobs came to which end. */
export class Tally {
  readonly #counts = new Map<JobOutcome, number>();

  add({ outcome }: Pick<JobLine, "outcome">): void {
    this.#counts.set(outcome, this.of(outcome) + 1);
  }

  of(outcome: JobOutcome): number {
    return this.#counts.get(outcome) ?? 0;
  }

  /** How many jobs something was asked about in this run. */
  get tried(): number {
    return (
      OUTCOMES.reduce((sum, outcome) => sum + this.of(outcome), 0) - this.of("skipped") - this.of("notTried")
    );
  }

  /** How many jobs the run is through with. */
  get past(): number {
    return this.tried + this.of("skipped");
  }

  /** How many are not where the caller wants them. */
  get notDone(): number {
    return OUTCOMES.reduce((sum, outcome) => sum + (isDone({ outcome }) ? 0 : this.of(outcome)), 0);
  }

  /** Such as `1,180 accepted, 4 failed`. */
  get text(): string {
    return this.#told(OUTCOMES);
  }

  /** Such as `4 failed, 1,180 accepted`. */
  get failedFirst(): string {
    return this.#told(["failed", ...OUTCOMES.filter((outcome) => outcome !== "failed")]);
  }

  #told(outcomes: readonly JobOutcome[]): string {
    return outcomes
      .filter((outcome) => this.of(outcome) > 0)
      .map((outcome) => `${counted(this.of(outcome))} ${WORDS[outcome]}`)
      .join(", ");
  }
}

/** A number with its thousands apart, such as `10,000`. */
export const counted = (count: number): string => count.toLocaleString("en-US");

/** A time as people say it, such as `6.4 s` or `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 9_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${counted(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}
