import type { ExplainedDifference } from "./explained-difference.ts";

const DATES = /^(?:ocp-date|If-Modified-Since|If-Unmodified-Since|Last-Modified): "?([^"]*)"?$/;
const CHECKS = ["request-parameters", "response-headers"];

const DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), ";
const DATE = "[0-3]\\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ";
const TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d";

/** Dates that oav lets pass: it reads them by the grammar of RFC 822, which RFC 1123 and HTTP have narrowed. */
export const explainedDates: readonly ExplainedDifference[] = [
  allowed(
    "date-year-of-two-digits",
    `${DAY}${DATE}\\d\\d ${TIME} GMT`,
    "RFC 1123, section 5.2.14, asks for years of four digits; oav still takes the two of RFC 822.",
  ),
  allowed(
    "date-without-weekday",
    `${DATE}\\d{4} ${TIME} GMT`,
    "The weekday may be left out in RFC 822, and so for oav; in HTTP it belongs to the date (RFC 9110, 5.6.7).",
  ),
  allowed(
    "date-hour-after-23",
    `${DAY}${DATE}\\d{4} 2[4-9]:[0-5]\\d:[0-5]\\d GMT`,
    "oav's pattern lets hours go up to 29; a day has none after 23.",
  ),
  allowed(
    "date-in-another-zone",
    `${DAY}${DATE}\\d{4} ${TIME} (?!GMT$)(?:[A-Z]{1,3})?(?:[+-]\\d{4})?`,
    "RFC 822 has other zones, and so has oav; a date in HTTP is in GMT and says so (RFC 9110, 5.6.7).",
  ),
  allowed(
    "date-not-in-the-calendar",
    `${DAY}${DATE}\\d{4} ${TIME} GMT`,
    "oav looks at the form alone; our check also knows which days there are and what weekday they have.",
  ),
];

function allowed(id: string, form: string, why: string): ExplainedDifference {
  const whole = new RegExp(`^${form}$`);
  return {
    id,
    ours: ({ check, received }) => CHECKS.includes(check) && whole.test(DATES.exec(received)?.[1] ?? ""),
    why,
  };
}
