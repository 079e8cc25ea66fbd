/**
 * Writes a time as an HTTP date, such as `Fri, 17 Feb 2017 00:00:00 GMT`; parts of a second are dropped.
 *
 * Source: RFC 9110, section 5.6.7 (IMF-fixdate); the contract calls it `date-time-rfc1123`.
 */
export function formatHttpDate(epochMs: number): string {
  const second = Math.floor(epochMs / 1_000);
  if (second !== written.second) written = { second, text: new Date(epochMs).toUTCString() };
  return written.text;
}

/** Reads an HTTP date as milliseconds since 1970; undefined for anything else, an impossible day included. */
export function parseHttpDate(text: string): number | undefined {
  if (text !== read.text) read = { text, epochMs: parsed(text.trim()) };
  return read.epochMs;
}

// Many requests leave in the same second, and the jobs that they end change in the same second, too. A date takes longer
// than all other headers.
let written = { second: Number.NaN, text: "" };
let read: { readonly text: string; readonly epochMs: number | undefined } = { text: "", epochMs: undefined };

function parsed(text: string): number | undefined {
  const epochMs = Date.parse(text);
  // What Date.parse takes beyond HTTP dates, or puts right, is written differently.
  const isHttpDate = !Number.isNaN(epochMs) && new Date(epochMs).toUTCString() === text;
  return isHttpDate ? epochMs : undefined;
}
