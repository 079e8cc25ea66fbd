import type { RawRequest } from "../../test/upstream/request-reader.ts";

/** The value of a header, repeated ones joined as HTTP joins them; undefined when it was not sent. */
export function headerText({ headers }: RawRequest, name: string): string | undefined {
  const values = headers.filter(([each]) => each.toLowerCase() === name.toLowerCase());
  return values.length === 0 ? undefined : values.map(([, value]) => value).join(", ");
}

/** Whether a text is a GUID without braces. */
export const isGuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** Whether a text is a boolean as OpenAPI documents write it. */
export const isBoolean = (text: string): boolean => text === "true" || text === "false";

/** Whether a text is a 32-bit integer that is not negative. */
export const isCount = (text: string): boolean => /^\d{1,10}$/.test(text) && Number(text) < 2 ** 31;

/**
 * The time of an RFC 1123 date in milliseconds since 1970; undefined when the text is none, when there is no such day,
 * and when it was another weekday.
 *
 * Microsoft Learn, "Common parameters and headers", also allows the older form of RFC 850. A stand-in that refuses it
 * sees more: no document of this operation has it.
 */
export function httpTime(text: string): number | undefined {
  const time = Date.parse(text);
  // Only an existing date, with its weekday, is written back as it was.
  return Number.isNaN(time) || new Date(time).toUTCString() !== text ? undefined : time;
}
