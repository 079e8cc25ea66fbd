import { requestFindingsIn } from "../findings.ts";
import { violations } from "../violations.ts";
import { isRefusedForItself } from "./refusal.ts";
import { playedFor, type Run, type RunCheck, type RunVerdict } from "./run-check.ts";

/** Whatever the contract forbids about a request is refused, for that reason, and our own checks find it as well. */
export const negativeRejection: RunCheck = (run) =>
  playedFor(run, "forbidden").flatMap((each): RunVerdict[] => {
    const { scenario, exchanges } = each;
    const [exchange] = exchanges;
    const { place, rules } = scenario.aim;
    const verdict = { place, scenario, ...(exchange && { exchange }) };
    if (!exchange) {
      const received = "no answer";
      return [
        {
          ...verdict,
          problem: { received, documented: "an answer that refuses", mend: "see why none came." },
        },
      ];
    }
    const { status } = exchange.response;
    const refused = isRefusedForItself(exchange, scenario.aim.bendsPath ?? false);
    const found = violations(exchange);
    const named = !run.setting.mocked || rules.length === 0 || found.some(({ rule }) => rules.includes(rule));
    if (refused && named && isFound(run, each)) return [verdict];
    const received = !refused
      ? `${status} for ${scenario.title}`
      : named
        ? `nothing from the checks of requests for ${scenario.title}`
        : `${status}, but because of ${found.map(({ rule }) => rule).join(" and ") || "nothing that is said"}`;
    return [
      {
        ...verdict,
        problem: {
          received,
          documented:
            rules.length === 0 || !run.setting.mocked
              ? "a refusal, 400 to 499"
              : `a refusal, 400 to 499, because of ${rules.join(" or ")}`,
          mend: "have the target refuse it; or take the constraint out of the contract if the service has none.",
        },
      },
    ];
  });

const isFound = ({ contract, setting }: Run, { exchanges }: Run["played"][number]) =>
  exchanges.some((exchange) => requestFindingsIn(exchange, contract, setting).length > 0);
