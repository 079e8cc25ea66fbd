import { requestFindingsIn } from "../findings.ts";
import { isRefused } from "./refusal.ts";
import { playedFor, type RunCheck, type RunVerdict } from "./run-check.ts";

/** What the target refuses, the contract forbids; what the contract forbids, the target refuses. */
export const targetAgreement: RunCheck = (run) =>
  playedFor(run, "probe").flatMap(({ scenario, exchanges }): RunVerdict[] => {
    const [exchange] = exchanges;
    const { contract } = run;
    if (!exchange) {
      const problem = {
        received: `no answer for ${scenario.title}`,
        documented: "an answer to whatever is sent",
        mend: "see why the target gives none.",
      };
      return [{ place: contract.pointerOf(contract.operation), scenario, problem }];
    }
    const { status } = exchange.response;
    const refused = isRefused(exchange);
    const objections = requestFindingsIn(exchange, contract, run.setting);
    const [objection] = objections;
    const verdict = { place: objection?.place ?? contract.pointerOf(contract.operation), scenario, exchange };
    if (refused === objections.length > 0) return [verdict];
    return [
      {
        ...verdict,
        problem: refused
          ? {
              received: `${status} for ${scenario.title}`,
              documented: "nothing that forbids it",
              mend: "write into the contract what the target refuses, if the service does so too.",
            }
          : {
              received: `${status} for ${scenario.title}`,
              documented: `a violation, which ${objection?.check} finds`,
              mend: "have the target refuse it, or allow it in the contract if the service does.",
            },
      },
    ];
  });
