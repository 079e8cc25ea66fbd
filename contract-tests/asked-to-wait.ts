/**
 * How long a `Retry-After` asks to wait, in milliseconds. RFC 9110, section 10.2.3: a number of seconds, or a date; a date
 * has no parts of a second.
 */
export const askedMs = (value: string, nowMs: number): number =>
  /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - nowMs - 1_000;
