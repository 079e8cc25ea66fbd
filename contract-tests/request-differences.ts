import { type Exchange, headerValue } from "./exchange.ts";

/**
 * What differs between two requests that should be the same: parts of the request, and headers by their names.
 * @param fresh the headers that each of them makes anew, in small letters
 */
export function requestDifferences(
  { request: one }: Pick<Exchange, "request">,
  { request: other }: Pick<Exchange, "request">,
  fresh: readonly string[],
): string[] {
  const names = new Set([...one.headers, ...other.headers].map(([name]) => name.toLowerCase()));
  const headers = [...names].filter((name) => !fresh.includes(name));
  return [
    ...(["method", "url", "body"] as const).filter((part) => one[part] !== other[part]),
    ...headers.filter((name) => headerValue(one.headers, name) !== headerValue(other.headers, name)),
  ];
}
