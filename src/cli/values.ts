import { InvalidArgumentError } from "commander";

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** A duration, such as `90`, `90s`, `1.5m` or `none`, in milliseconds. */
export function milliseconds(text: string): number {
  if (text === "none") return Number.POSITIVE_INFINITY;
  const [, digits, unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
  const ms = Number(digits) * UNITS[unit as keyof typeof UNITS];
  if (ms > 0) return ms;
  throw new InvalidArgumentError("Give seconds, such as 90, or 500ms, 5m, 2h, or none for no limit.");
}

/** A whole number. */
export function wholeNumber(text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a whole number.");
}

const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** A point in time: a date alone is midnight UTC. */
export function time(text: string): Date {
  const date = new Date(text);
  const isHttp = !Number.isNaN(date.getTime()) && date.toUTCString() === text;
  if (isHttp || (ISO.test(text) && !Number.isNaN(date.getTime()))) return date;
  throw new InvalidArgumentError(
    "Give a date, such as 2026-11-22, 2026-11-22T12:00:00Z or Sun, 22 Nov 2026 12:00:00 GMT.",
  );
}

/** Gathers an option that may be given again. */
export const gathered = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
];
