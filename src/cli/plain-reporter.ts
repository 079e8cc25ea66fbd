import type { JobLine } from "./job-line.ts";
import type { RehearsedRequest } from "./rehearsal.ts";
import type { Reporter } from "./reporter.ts";
import type { Surroundings } from "./surroundings.ts";
import { jsonLine, visible } from "./visible.ts";

type Outputs = Pick<Surroundings, "stdout" | "stderr">;

/** For pipes and files: one line for each job, everything else on stderr. */
export const plainReporter = (outputs: Outputs): Reporter => linesReporter(outputs, plainLine);

/** For programs: one line of JSON for each job, everything else on stderr. */
export const jsonReporter = (outputs: Outputs): Reporter => linesReporter(outputs, jsonLine);

function linesReporter({ stdout, stderr }: Outputs, lineOf: (line: JobLine) => string): Reporter {
  return {
    begin() {},
    repeated() {},
    job: (line) => void stdout.write(`${lineOf(line)}\n`),
    note: (text) => void stderr.write(`${text}\n`),
    slow() {},
    end() {},
  };
}

const COLUMN = 18;

/** A job in one line of text: what became of it, its id, and what else there is to say. */
export function plainLine({ outcome, jobId, message, toldBy, ended, request }: JobLine): string {
  const more = [
    message,
    toldBy === "read" ? "(as a read of the job found after the answer was lost)" : undefined,
    ended && `(${ended.state} after ${(ended.waitedMs / 1_000).toFixed(1)} s)`,
    request && requestText(request),
  ].filter((part) => part !== undefined);
  return visible([outcome.padEnd(COLUMN), jobId, ...more].join("  "));
}

const requestText = ({ method, url, conditions, body }: RehearsedRequest) =>
  [method, url, ...Object.entries(conditions).map(([name, value]) => `${name}: ${value}`), body].join(" ");
