import { type Exchange, headerValue } from "./exchange.ts";

/** One thing that the mock found wrong with a request. */
export interface Violation {
  /** Where and by which rule, such as `request.query.timeout minimum`. */
  readonly rule: string;
  /** The same in the words of the mock. */
  readonly text: string;
}

/** Why the mock refused a request, as it says itself: the body of a refusal is only an example. */
export function violations({ response }: Exchange): Violation[] {
  const found = JSON.parse(headerValue(response.headers, "sl-violations") ?? "[]") as Array<{
    location: string[];
    code?: string | number;
    message: string;
  }>;
  return found.map(({ location, code, message }) => ({
    rule: [location.join("."), code].filter(Boolean).join(" "),
    text: `${location.join(".")}: ${message}`,
  }));
}
