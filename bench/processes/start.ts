import type { Open, OpenClient } from "../candidates/candidate.ts";

/** What every measuring process is told. */
export interface Given {
  /** The candidate's module. */
  readonly module: string;
  readonly endpoint: string;
}

/** What this process was told. */
export const given = <T extends Given>(): T => JSON.parse(process.argv[2] ?? "") as T;

/** Loads the candidate and makes a client. */
export async function openClient({ module, endpoint }: Given): Promise<OpenClient> {
  const { open } = (await import(module)) as { open: Open };
  return open(endpoint);
}

/** Hands the result over and ends, whatever a candidate keeps alive. */
export function finish(result: object): void {
  process.stdout.write(JSON.stringify(result), () => process.exit(0));
}
