const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;

/**
 * Writes a time as an HTTP date, such as `Fri, 17 Feb 2017 00:00:00 GMT`; parts of a second are dropped.
 *
 * Source: RFC 9110, section 5.6.7 (IMF-fixdate); the contract calls it `date-time-rfc1123`.
 */
export const formatHttpDate = (epochMs: number): string => new Date(epochMs).toUTCString();

/** Reads an HTTP date as milliseconds since 1970; undefined for anything else, an impossible day included. */
export function parseHttpDate(text: string): number | undefined {
  const parts = HTTP_DATE.exec(text.trim());
  if (!parts) return undefined;
  const epochMs = Date.parse(parts[0]);
  // Date.parse rolls 31 February over into March: what cannot be written back the same never was a date.
  return Number.isNaN(epochMs) || formatHttpDate(epochMs) !== parts[0] ? undefined : epochMs;
}
