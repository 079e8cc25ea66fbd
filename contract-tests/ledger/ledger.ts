import type { LedgerLine } from "../report/report.ts";
import type { BlindSpot, Lab } from "./blind-spot.ts";
import { wrongAnswers } from "./wrong-answers.ts";
import { wrongReads } from "./wrong-reads.ts";
import { wrongRequests } from "./wrong-requests.ts";

/** Everything that is known not to be seen by the mock, each with the check that sees it. */
export const ledger: readonly BlindSpot[] = [...wrongRequests, ...wrongAnswers, ...wrongReads];

/** The ledger as a list of what was not tried. */
export const unproven = (): LedgerLine[] =>
  ledger.map(({ id, blindness, check }) => ({ id, blindness, check }));

/** Proves every row both ways: the mock is still blind, and the check still sees. */
export async function proveLedger(lab: Lab): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = [];
  for (const row of ledger) lines.push(await proveRow(row, lab));
  return lines;
}

async function proveRow({ id, blindness, check, prove }: BlindSpot, lab: Lab): Promise<LedgerLine> {
  const { blind, found } = await prove(lab);
  const problem = !blind
    ? "the mock sees it now: take the row out of the ledger, and rely on the mock"
    : found.includes(check)
      ? undefined
      : `${check} does not see it; ${found.length === 0 ? "no check does" : `${found.join(", ")} find something else`}`;
  return { id, blindness, check, proven: problem === undefined, ...(problem && { problem }) };
}
