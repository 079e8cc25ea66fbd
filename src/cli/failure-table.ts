import Table from "cli-table3";
import type { JobLine } from "./job-line.ts";
import type { Output } from "./surroundings.ts";
import { counted } from "./tally.ts";
import { visible } from "./visible.ts";

// What fits on a screen; the rest is in the journal and in the lines of a pipe.
const ROWS = 20;
const FRAME = 7;

/** What failed and why, for people. Few rows are kept, however many fail. */
export class FailureTable {
  readonly #rows: JobLine[] = [];
  #more = 0;

  add(line: JobLine): void {
    if (this.#rows.length < ROWS) this.#rows.push(line);
    else this.#more++;
  }

  /** The table as text; empty when nothing failed. */
  text({ columns = 100 }: Pick<Output, "columns">): string {
    if (this.#rows.length === 0) return "";
    const room = Math.max(40, columns) - FRAME;
    const widest = Math.max(...this.#rows.map(({ jobId }) => visible(jobId).length));
    const first = Math.min(widest, Math.floor(room / 2));
    const table = new Table({
      head: ["Job", "Why"],
      colWidths: [first + 2, room - first + 2],
      wordWrap: true,
      wrapOnWordBoundary: true,
      // Colours are not needed to read it.
      style: { head: [], border: [] },
    });
    for (const line of this.#rows) {
      table.push([broken(visible(line.jobId), first), broken(visible(why(line)), room - first)]);
    }
    const more = this.#more > 0 ? `\n… and ${counted(this.#more)} more: with --json, each has a line.` : "";
    return `${table.toString()}${more}`;
  }
}

// Ids of jobs and of requests have no spaces to break at.
const broken = (text: string, columns: number) =>
  text.replace(new RegExp(`\\S{${columns}}(?=\\S)`, "gu"), "$&\n");

// The job has a column of its own.
const why = ({ message, outcome }: JobLine) => message?.replace(/^(?:POST|GET) \/jobs\/\S+: /, "") ?? outcome;
