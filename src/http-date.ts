const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const HTTP_DATE = /^(\w{3}), (\d{2}) (\w{3}) ([1-9]\d{3}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d) GMT$/;

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
  const found = HTTP_DATE.exec(text.trim());
  if (!found) return undefined;
  const [, weekday = "", day, month = "", year, hour, minute, second] = found;
  const date = new Date(
    Date.UTC(Number(year), MONTHS.indexOf(month), Number(day), Number(hour), Number(minute), Number(second)),
  );
  // 31 February rolls over into March; an unknown month is the December before.
  const isReal = MONTHS.includes(month) && date.getUTCDate() === Number(day);
  return isReal && WEEKDAYS[date.getUTCDay()] === weekday ? date.getTime() : undefined;
}
