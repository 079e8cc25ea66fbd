/**
 * Writes a time as an HTTP date, such as `Fri, 17 Feb 2017 00:00:00 GMT`; parts of a second are dropped.
 *
 * Source: RFC 9110, section 5.6.7 (IMF-fixdate); the contract calls it `date-time-rfc1123`.
 */
export function formatHttpDate(epochMs: number): string {
  const second = Math.floor(epochMs / 1_000);
  if (second !== last.second) last = { second, text: new Date(epochMs).toUTCString() };
  return last.text;
}

// Many requests leave in the same second, and writing a date takes longer than all other headers.
let last = { second: Number.NaN, text: "" };

/** Reads an HTTP date as milliseconds since 1970; undefined for anything else, an impossible day included. */
export function parseHttpDate(text: string): number | undefined {
  const trimmed = text.trim();
  const epochMs = Date.parse(trimmed);
  // What Date.parse takes beyond HTTP dates, or puts right, is written differently.
  const isHttpDate = !Number.isNaN(epochMs) && new Date(epochMs).toUTCString() === trimmed;
  return isHttpDate ? epochMs : undefined;
}
