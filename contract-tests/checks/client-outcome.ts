import type { RecordedResponse } from "../exchange.ts";
import { outcomeText, terminated } from "../outcome-text.ts";
import type { Aim, Outcome, Played } from "../scenario.ts";
import { answersWithContent, callsIn } from "../told/reads.ts";
import {
  isLookTold,
  isTermination,
  isTerminationTold,
  isToldInKind,
  lookExpected,
  terminationExpected,
} from "../told/termination.ts";
import { isWaitTold, isWaitToldInKind, waitExpected } from "../told/wait.ts";
import { documentedResponse } from "./response-status.ts";
import { contractIn, parted, type Run, type RunCheck } from "./run-check.ts";

const LOOKED_AT: ReadonlySet<Aim["kind"]> = new Set([
  ...(["accepted", "error", "unknownJob", "retry", "wait", "look", "repetition"] as const),
  ...(["forbidden", "method", "credentials", "wrong"] as const),
]);

/** What the client tells its caller is what the last answers said. */
export const clientOutcome: RunCheck = (run) =>
  run.played
    .filter(({ scenario, exchanges }) => LOOKED_AT.has(scenario.aim.kind) && exchanges.length > 0)
    .map((each) => {
      const { scenario, exchanges, outcome } = each;
      const exchange = exchanges.at(-1) as Played["exchanges"][number];
      const contract = contractIn(scenario, exchange.request, run.contracts);
      const { operation, pointerOf } = contract;
      const place = pointerOf(documentedResponse(operation, exchange.response.status) ?? operation.responses);
      const verdict = { place, contract, scenario, exchange };
      const { told, expected } = toldOf(each, run);
      const isRedirected = exchanges.some(({ redirected }) => redirected);
      if (told && !isRedirected) return verdict;
      return {
        ...verdict,
        problem: {
          received: isRedirected
            ? "the answer of a place to which a redirect led"
            : `the client told ${outcomeText(outcome)}`,
          documented: expected,
          mend: "mend the client: its caller must learn what the service said.",
        },
      };
    });

interface Telling {
  readonly told: boolean;
  readonly expected: string;
}

function toldOf(each: Played, run: Run): Telling {
  const { aim, contract } = each.scenario;
  const { exchanges, requests, others } = parted(each, run);
  const last = exchanges.at(-1)?.response;
  const other = others.at(-1)?.response;
  // What answers with a job is read until the job is over.
  if (last && answersWithContent(contract))
    return waitTold(each, last, callsIn(requests.map((request) => ({ request }))).length);
  const before = {
    mayBeOurs: exchanges.length > 1 || aim.kind === "repetition" || aim.kind === "retry",
    isOurs: aim.kind === "retry",
  };
  const isCounted = aim.kind === "repetition" || attemptsIn(each.outcome) === requests.length;
  if (aim.kind === "look" && !other) return { told: false, expected: "a look at the job" };
  if (last && aim.kind === "wrong")
    return { told: isToldInKind(each.outcome, last), expected: terminationExpected(last) };
  if (last && !other)
    return {
      told: isCounted && isTerminationTold(each.outcome, last, before),
      expected: terminationExpected(last),
    };
  if (!other) return { told: false, expected: "an answer" };
  if (last && isTermination(last, before)) {
    const reads = callsIn(others).length;
    const { told, expected } = waitTold(each, other, reads);
    const isAccepted = !each.outcome.result || (isCounted && isTerminationTold(each.outcome, last, before));
    return { told: told && isAccepted, expected: `${terminationExpected(last)}, then ${expected}` };
  }
  return {
    told: isCounted && isLookTold(each.outcome, last, other, each.jobId),
    expected: lookExpected(other, each.jobId),
  };
}

function waitTold({ scenario, outcome, jobId }: Played, last: RecordedResponse, reads: number): Telling {
  const { aim } = scenario;
  const acceptsDeleted = aim.kind === "wait" && aim.acceptsDeleted === true;
  const waited = { jobId, reads, acceptsDeleted };
  const isTold = aim.kind === "wrong" ? isWaitToldInKind : isWaitTold;
  return { told: isTold(outcome, last, waited), expected: waitExpected(last, waited) };
}

const attemptsIn = (outcome: Outcome): number | undefined =>
  (terminated(outcome) ?? (outcome.error as { attempts?: number } | undefined))?.attempts;
