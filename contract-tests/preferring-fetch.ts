import type { FetchLike } from "../src/index.ts";
import { changingFetch, withHeader } from "./changing-fetch.ts";

/** An answer to ask the mock for: an error example of the contract, or any status. */
export interface Preferred {
  readonly status: number;
  readonly name?: string;
}

/** The `Prefer` header for it. Without the comma, Prism refuses the request. */
export const preferHeader = ({ status, name }: Preferred): string =>
  name === undefined ? `code=${status}` : `code=${status}, example=${name}`;

/**
 * A fetch that asks the mock for one answer after the other; `undefined`, and every request after the last one,
 * gets the 202.
 */
export function preferringFetch(
  answers: ReadonlyArray<Preferred | undefined>,
  next: FetchLike = fetch,
): FetchLike {
  const left = [...answers];
  return (url, init) => {
    const answer = left.shift();
    return changingFetch(withHeader("prefer", answer && preferHeader(answer)), next)(url, init);
  };
}
