import { redact } from "./redact.ts";

/**
 * A copy of what a transport threw, fit for `cause`: name, message, code and stack without secrets, and nothing else.
 * Some transports keep the whole request in their errors, with its headers.
 */
export function safeCause(error: unknown, secrets: Iterable<string>, depth = 8): Error | undefined {
  if (!(error instanceof Error) || depth === 0) return undefined;
  const { name, message, stack, cause, code } = error as { [key in keyof Error | "code"]?: unknown };
  const safe = (value: unknown) => (typeof value === "string" ? redact(value, secrets) : "");
  const copy = new Error(safe(message));
  define(copy, "name", safe(name));
  define(copy, "stack", safe(stack));
  if (typeof code === "string") define(copy, "code", safe(code));
  const below = safeCause(cause, secrets, depth - 1);
  if (below) define(copy, "cause", below);
  return copy;
}

// Not enumerable, as on an Error that the platform made.
const define = (error: Error, key: string, value: unknown) =>
  Object.defineProperty(error, key, {
    value,
    configurable: true,
    writable: true,
    enumerable: key === "code",
  });
