import { JUDGE } from "../checks/catalogue.ts";
import { contractIn } from "../checks/run-check.ts";
import { findingsIn } from "../findings.ts";
import { compareVerdicts, disagreementText } from "../judge/agreement.ts";
import { explainedDifferences } from "../judge/explained-differences.ts";
import type { Judge } from "../judge/judge.ts";
import type { Contract } from "../load-contract.ts";
import type { JudgeLine } from "../report/report.ts";
import type { Played } from "../scenario.ts";
import type { CheckedVerdict } from "./run.ts";
import type { Target } from "./target.ts";

/** What the independent judge said about a run. */
export interface Judged {
  readonly line: JudgeLine;
  readonly verdicts: readonly CheckedVerdict[];
}

/** Has oav judge every exchange of a run with Microsoft's own Swagger, and compares what it says with what our checks say. */
export async function judged(
  played: readonly Played[],
  contracts: readonly Contract[],
  target: Target,
  judge: Judge["judge"],
): Promise<Judged> {
  const explained = new Map<string, number>();
  const verdicts: CheckedVerdict[] = [];
  for (const { scenario, exchanges } of played) {
    for (const exchange of exchanges) {
      const contract = contractIn(scenario, exchange.request, contracts);
      const place = contract.pointerOf(contract.operation);
      const ours = findingsIn(exchange, contract, target.setting);
      const verdict = { check: JUDGE, contract, place, scenario, exchange };
      const disagreements = compareVerdicts(exchange, await judge(exchange, contract), ours);
      for (const { explainedBy } of disagreements) {
        if (explainedBy) explained.set(explainedBy, (explained.get(explainedBy) ?? 0) + 1);
      }
      const [open] = disagreements.filter(({ explainedBy }) => explainedBy === undefined);
      verdicts.push(
        open
          ? {
              ...verdict,
              problem: {
                received: disagreementText(open),
                documented: "the same verdict from our checks and from oav with the published Swagger",
                mend: "see who is right: mend the check or the contract, or explain the difference in contract-tests/judge.",
              },
            }
          : verdict,
      );
    }
  }
  return {
    verdicts,
    line: {
      name: "oav LiveValidator",
      exchanges: verdicts.length,
      agreed: verdicts.filter(({ problem }) => problem === undefined).length,
      explained: [...explained].map(([id, times]) => ({
        id,
        times,
        why: explainedDifferences.find((each) => each.id === id)?.why ?? "",
      })),
      disagreements: verdicts.flatMap(({ problem }) => (problem ? [problem.received] : [])),
    },
  };
}
