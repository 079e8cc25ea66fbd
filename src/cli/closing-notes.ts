import type { Journal } from "./journal.ts";
import { counted, duration, type Tally } from "./tally.ts";

/** What is known when a run is over. */
export interface Over {
  readonly tally: Tally;
  /** The names of the streams that were left before their end. */
  readonly cut: readonly string[];
  readonly elapsedMs: number;
  /** Why the run stopped by itself. */
  readonly stoppedBy: string | undefined;
  /** Whether the list could not be read to its end. */
  readonly isBroken: boolean;
  readonly journal: Pick<Journal, "failure"> | undefined;
  /** Whether a journal would have helped. */
  readonly canJournal: boolean;
  readonly isInterrupted: boolean;
  /** Whether nothing was to be sent. */
  readonly isDry: boolean;
}

/** What is said at the end of a run. */
export function closingNotes(over: Over): string[] {
  const { tally, cut, elapsedMs, stoppedBy, isBroken, journal } = over;
  const nothing = cut.length > 0 ? "Nothing was begun" : "No job came";
  const notes = [`${tally.text || nothing}, in ${duration(elapsedMs)}.`];
  if (stoppedBy !== undefined) notes.unshift(`Stopped: ${stoppedBy}.`);
  if (isBroken) {
    notes.push("The list could not be read to its end: what comes after the error below was not tried.");
  }
  if (journal?.failure !== undefined) {
    notes.push(
      `The journal could not be written (${journal.failure}). What it does not hold is tried again next time.`,
    );
  }
  return [...notes, ...leftOf(over)];
}

function leftOf({ tally, cut, journal, canJournal, isInterrupted, isDry }: Over): string[] {
  if (isDry) return isInterrupted ? ["Interrupted."] : [];
  const left = tally.of("notTried") + tally.of("interrupted");
  const isLeft = left > 0 || cut.length > 0;
  if (!isInterrupted && !isLeft) return [];
  const unread = cut.length > 0 ? `, and whatever was still to come from ${cut.join(" and ")}` : "";
  const sum = `Left: ${counted(left)} ${left === 1 ? "job" : "jobs"}${unread}.`;
  const advice = journal
    ? "The same command goes on from here: its journal knows what is done."
    : "With --journal <file>, the same command would have gone on from here.";
  const parts = [isInterrupted ? "Interrupted." : "", sum, isLeft && (journal || canJournal) ? advice : ""];
  return [parts.filter((part) => part !== "").join(" ")];
}
