import { BatchInputError } from "./errors.ts";
import { Stop, type StopSignal } from "./stop.ts";

/**
 * Checks an abort signal by what it can do: it may come from another realm.
 * @throws {BatchInputError} when it cannot be listened to
 */
export function checkSignal(signal: unknown): void {
  const { aborted, addEventListener, removeEventListener } = (signal ?? {}) as Partial<AbortSignal>;
  const listens = typeof addEventListener === "function" && typeof removeEventListener === "function";
  if (signal === undefined || (typeof aborted === "boolean" && listens)) return;
  throw new BatchInputError("options.signal", "must be an AbortSignal, such as AbortSignal.timeout(5000).");
}

/** The caller's signal, or one that nobody aborts. */
export const signalOf = ({ signal }: { readonly signal?: AbortSignal }): StopSignal => signal ?? new Stop();
