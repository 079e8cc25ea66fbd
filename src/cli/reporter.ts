import type { JobLine } from "./job-line.ts";
import type { Tally } from "./tally.ts";

/** How a run is shown while it goes on. Everything that comes from outside is made visible here. */
export interface Reporter {
  /** @param total how many jobs there will be, as far as that is known */
  begin(tally: Tally, total: number | undefined): void;
  /** An id that was there before: there is one job less than was counted. */
  repeated(): void;
  /** What became of a job; the tally has it already. */
  job(line: JobLine): void;
  /** Something else that should be known. */
  note(text: string): void;
  /** Why the run goes on slowly just now. */
  slow(text: string): void;
  /** Ends what is live, and shows what failed. */
  end(): void;
}
