import type { Rule } from "./input.ts";
import { NEVER, type StopSignal } from "./stop.ts";

/** An abort signal is known by what it can do: it may come from another realm. */
export const abortSignal: Rule = (signal) => {
  const { aborted, addEventListener, removeEventListener } = Object(signal) as Partial<AbortSignal>;
  const listens = typeof addEventListener === "function" && typeof removeEventListener === "function";
  return (
    !(typeof aborted === "boolean" && listens) && "must be an AbortSignal, such as AbortSignal.timeout(5000)."
  );
};

/** The caller's signal, or one that never aborts. */
export const signalOf = ({ signal }: { readonly signal?: AbortSignal }): StopSignal => signal ?? NEVER;
