import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where a recording comes from. */
export interface Source {
  readonly repo: string;
  readonly path: string;
}

/** An answer as it was recorded: the body as raw text, or as the JSON that a recorder made of it. */
export interface RecordedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Recorded traffic, in its order. */
export interface Recording {
  readonly source: Source;
  readonly exchanges: readonly {
    readonly request: { readonly method: string; readonly uri: string };
    readonly response: RecordedAnswer;
  }[];
}

/** The recordings of a folder, by file name. */
export const readRecordings = (folder: string): (readonly [file: string, recording: Recording])[] =>
  jsonFiles(folder).flatMap(([file, content]) =>
    typeof content === "object" && content !== null && "exchanges" in content
      ? [[file, content as Recording] as const]
      : [],
  );

/** A raw error body that was recorded without the exchange around it. */
export interface RawErrorBody {
  readonly status: number;
  readonly code: string;
  readonly raw: string;
  readonly recordedLength: number;
}

/** The raw error bodies of a folder; their names tell status and code, as in `404_JobNotFound`. */
export const readRawErrorBodies = (folder: string): RawErrorBody[] =>
  jsonFiles(folder)
    .filter(([file]) => file.startsWith("raw-error-bodies"))
    .flatMap(([, content]) => Object.entries(content as Record<string, RawEntry>))
    .map(([name, { raw, recorded_content_length: recordedLength }]) => {
      const [status, code = ""] = name.split("_");
      return { status: Number(status), code, raw, recordedLength };
    });

interface RawEntry {
  readonly raw: string;
  readonly recorded_content_length: number;
}

const jsonFiles = (folder: string): [file: string, content: unknown][] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), "utf8"))]);
