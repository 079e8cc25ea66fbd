// Measures a fresh process: nothing is loaded that the candidate does not load itself.
import { finish, given, openClient } from "./start.ts";

/** What is handed over, in milliseconds. */
export interface ColdResult {
  /** Loading the module and making the client. */
  readonly importMs: number;
  /** That, and one call. */
  readonly firstMs: number;
  /** From the start of the process to the end of the call. */
  readonly processMs: number;
}

const args = given();
const startedAt = performance.now();
const client = await openClient(args);
const importedAt = performance.now();
await client.terminate("job-0");
const acceptedAt = performance.now();
finish({
  importMs: importedAt - startedAt,
  firstMs: acceptedAt - startedAt,
  processMs: acceptedAt,
} satisfies ColdResult);
