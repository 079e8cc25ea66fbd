import { LEDGER } from "./checks/catalogue.ts";
import { type Judge, openJudge } from "./judge/judge.ts";
import { labOf } from "./ledger/lab.ts";
import { proveLedger, unproven } from "./ledger/ledger.ts";
import type { Contract } from "./load-contract.ts";
import type { LedgerLine, Report } from "./report/report.ts";
import { judged } from "./run/judged.ts";
import type { Phases } from "./run/phases.ts";
import { reportOf } from "./run/report-of.ts";
import { type CheckedVerdict, judge, playAll } from "./run/run.ts";
import type { Target } from "./run/target.ts";
import type { Played, Scenario } from "./scenario.ts";

export interface ContractRun {
  /** One for each operation. */
  readonly contracts: readonly Contract[];
  /** The contract's file as it can be opened. */
  readonly path: string;
  /** The folder of the published documents, if there is one. */
  readonly upstreamDir: string | undefined;
  readonly phases: Phases;
  onScenario(scenario: Scenario): void;
}

/** Plays the scenarios of a target, has everything judged, and reports. The target is left running. */
export async function runContract(target: Target, options: ContractRun): Promise<Report> {
  const { upstreamDir, phases } = options;
  const startedAt = new Date().toISOString();
  // Before the first request: what cannot be judged need not be sent.
  const other = upstreamDir
    ? await phases.time("load the independent judge", () => openJudge(upstreamDir))
    : undefined;
  try {
    return await runWith(target, options, other, startedAt);
  } finally {
    await other?.close();
  }
}

async function runWith(
  target: Target,
  { contracts, path, phases, onScenario }: ContractRun,
  other: Judge | undefined,
  startedAt: string,
): Promise<Report> {
  const played = await phases.time("play the scenarios", () => playAll(target, contracts, onScenario));
  const ledger = await phases.time("prove the ledger", () => ledgerOf(target, contracts, played));
  const verdicts = await phases.time("judge", () => judge(played, contracts, target));
  const second = other
    ? await phases.time("ask the independent judge", () => judged(played, contracts, target, other.judge))
    : undefined;
  return reportOf({
    ...{ target, contracts, path, played, ledger, startedAt },
    verdicts: [...verdicts, ...(second?.verdicts ?? []), ...ledgerVerdicts(ledger, contracts)],
    ...(second && { judge: second.line }),
    phases: phases.all,
    secrets: [...(target.account ? [target.account.key] : []), ...target.secrets],
  });
}

const ledgerOf = (target: Target, contracts: readonly Contract[], played: readonly Played[]) =>
  target.setting.mocked ? proveLedger(labOf(target, contracts, played)) : unproven();

function ledgerVerdicts(ledger: readonly LedgerLine[], contracts: readonly Contract[]): CheckedVerdict[] {
  const [contract] = contracts;
  if (!contract) return [];
  const place = contract.pointerOf(contract.operation);
  return ledger
    .filter(({ proven }) => proven !== undefined)
    .map(({ id, blindness, problem }) => ({
      check: LEDGER,
      contract,
      place,
      ...(problem && {
        problem: {
          received: `${id}: ${problem}`,
          documented: blindness,
          mend: "bring the ledger up to date.",
        },
      }),
    }));
}
