import { isDone, type JobLine } from "./job-line.ts";
import { jsonLine } from "./visible.ts";

/** What a journal's first line says. */
export interface JournalHeader {
  readonly format: "azure-batch-job-terminate journal";
  readonly version: 1;
  /** The account that its jobs are in. */
  readonly endpoint: string;
}

/** What every header begins with. */
export const HEADER_START = '{"format":"azure-batch-job-terminate journal","version":';

/** The first line of a journal, without its end. */
export const headerLine = (endpoint: string): string => `${HEADER_START}1,"endpoint":${jsonLine(endpoint)}}`;

/** The line of a job, without its end. */
export const entryLine = ({ lastModified: _, ...line }: JobLine, nowMs: number): string =>
  jsonLine({ ...line, at: new Date(nowMs).toISOString() });

/** What a journal holds about a job. */
export interface JournalEntry {
  readonly jobId: string;
  readonly isDone: boolean;
  /** Whether its end was waited for. */
  readonly isEnded: boolean;
}

/** What a first line says; undefined when it is not a journal's. */
export function readHeader(line: string): JournalHeader | { readonly version: unknown } | undefined {
  const data = record(line);
  if (data?.["format"] !== "azure-batch-job-terminate journal") return undefined;
  const { version, endpoint } = data;
  return version === 1 && typeof endpoint === "string"
    ? { format: "azure-batch-job-terminate journal", version, endpoint }
    : { version };
}

const OUTCOMES: ReadonlySet<unknown> = new Set([
  "accepted",
  "alreadyTerminating",
  "alreadyCompleted",
  "failed",
  "interrupted",
]);

/** What a further line says; undefined when it says nothing that can be understood. */
export function readEntry(line: string): JournalEntry | undefined {
  const data = record(line);
  const jobId = data?.["jobId"];
  const outcome = data?.["outcome"];
  if (typeof jobId !== "string" || !OUTCOMES.has(outcome)) return undefined;
  return {
    jobId,
    isDone: isDone({ outcome: outcome as JobLine["outcome"] }),
    isEnded: data?.["ended"] !== undefined,
  };
}

function record(line: string): Record<string, unknown> | undefined {
  try {
    const data: unknown = JSON.parse(line);
    return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
