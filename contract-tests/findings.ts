import { requestChecks, responseChecks } from "./checks/all.ts";
import type { Check, Finding, Problem } from "./checks/check.ts";

/** What every check has to say about one exchange. */
export const findingsIn = (...about: Parameters<Check>): Finding[] => [
  ...requestFindingsIn(...about),
  ...found(responseChecks, about),
];

/** What the checks of requests have to say about one exchange, whatever its answer is. */
export const requestFindingsIn = (...about: Parameters<Check>): Finding[] => found(requestChecks, about);

const found = (checks: Readonly<Record<string, Check>>, about: Parameters<Check>): Finding[] =>
  Object.entries(checks).flatMap(([check, run]) =>
    run(...about).flatMap(({ place, problem }) => (problem ? [{ check, place, ...problem }] : [])),
  );

/** A finding as a person reads it. */
export function findingText({ check, received, documented, mend }: Problem & { check: string }): string {
  return `${check}\n  received ${received}\n  documented ${documented}\n  do ${mend}`;
}
