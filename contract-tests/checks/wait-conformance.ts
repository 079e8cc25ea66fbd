import { askedMs } from "../asked-to-wait.ts";
import { type Exchange, headerValue } from "../exchange.ts";
import { requestDifferences } from "../request-differences.ts";
import type { Played } from "../scenario.ts";
import { foundState } from "../told/found-state.ts";
import { answersWithContent, callsIn } from "../told/reads.ts";
import type { Problem } from "./check.ts";
import { contractIn, playedFor, type RunCheck } from "./run-check.ts";

const SHORTEST_MS = 250;
const LONGEST_MS = 5_000;
// Clocks tell whole milliseconds, and a machine may be busy.
const ROUNDING_MS = 10;
const SLACK_MS = 2_000;
// What each read makes anew, and what the mock is asked for.
const FRESH = ["authorization", "ocp-date", "client-request-id", "prefer"];

/** A job that is waited for is read until it is over and no longer, at intervals, and never before `Retry-After`. */
export const waitConformance: RunCheck = (run) =>
  playedFor(run, "wait").flatMap((each) => {
    const { scenario } = each;
    const reads = readsIn(each, run.contracts);
    const [exchange] = reads.slice(-1);
    const contract = exchange ? contractIn(scenario, exchange.request, run.contracts) : run.contract;
    const verdict = {
      ...{ place: contract.pointerOf(contract.operation), contract, scenario },
      ...(exchange && { exchange }),
    };
    const calls = callsIn(reads);
    const problems = exchange
      ? [
          ...beginProblems(calls, each),
          ...endProblems(calls, each.jobId),
          ...calls.flatMap((call, index) => pauseProblems(calls[index - 1], call)),
        ]
      : [UNREAD];
    return problems.length === 0 ? [verdict] : problems.map((problem) => ({ ...verdict, problem }));
  });

const readsIn = ({ scenario, exchanges }: Played, contracts: Parameters<typeof contractIn>[2]) =>
  exchanges.filter(({ request }) => answersWithContent(contractIn(scenario, request, contracts)));

const UNREAD: Problem = {
  received: "no read of the job",
  documented: "reads until the job is over",
  mend: "read the job.",
};

// An example under the wrong name would go unnoticed otherwise.
function beginProblems(
  [first = []]: readonly (readonly Exchange[])[],
  { scenario, jobId }: ReturnType<typeof playedFor<"wait">>[number],
): Problem[] {
  const { begins } = scenario.aim;
  const answer = first.at(-1)?.response;
  const found = answer && foundState(answer, jobId);
  return problemIf(begins !== undefined && found !== begins, {
    received: `a job that is ${found ?? "in no state"}`,
    documented: `a job that is ${begins}, which the target was asked for`,
    mend: "see what stands under the name of the example.",
  });
}

function endProblems(calls: readonly (readonly Exchange[])[], jobId: string): Problem[] {
  const found = calls.map((call) => foundState((call.at(-1) as Exchange).response, jobId));
  const ends = found.map((state, index) => isEnd(state, found.slice(0, index).includes("terminating")));
  const end = ends.indexOf(true);
  const last = found.at(-1);
  if (end === -1) {
    return [
      {
        received: `no read after one that found the job ${last}`,
        documented: "reads until the job is completed, or will not be",
        mend: "go on: the job is not over.",
      },
    ];
  }
  if (end === calls.length - 1) return [];
  return [
    {
      received: `${calls.length - 1 - end} more reads after one that found the job ${found[end] ?? "in no state"}`,
      documented: "no read of a job that is over, or will not be",
      mend: "end the wait there.",
    },
  ];
}

// An answer without a state ends the wait as well, by its error.
function isEnd(state: ReturnType<typeof foundState>, terminatingSeen: boolean): boolean {
  if (state === "terminating") return false;
  if (state === "active" || state === "disabling" || state === "enabling") return terminatingSeen;
  return true;
}

function pauseProblems(before: readonly Exchange[] | undefined, call: readonly Exchange[]): Problem[] {
  const [first] = call;
  const last = before?.at(-1);
  if (!first || !last) return [];
  const { response, sentAt = 0, durationMs = 0 } = last;
  const answeredAt = sentAt + durationMs;
  const passed = Math.round((first.sentAt ?? 0) - answeredAt);
  const header = headerValue(response.headers, "retry-after");
  const asked = header === undefined ? 0 : askedMs(header, answeredAt);
  const changed = requestDifferences(last, first, FRESH);
  return [
    ...problemIf(passed + ROUNDING_MS < Math.max(asked, SHORTEST_MS), {
      received: `another read after ${passed} ms`,
      documented:
        header === undefined ? `at least ${SHORTEST_MS} ms between two reads` : `Retry-After: ${header}`,
      mend: "wait between two reads, and as long as the service asks for.",
    }),
    ...problemIf(passed > Math.max(asked, LONGEST_MS) + SLACK_MS, {
      received: `another read after ${passed} ms`,
      documented: `at most ${LONGEST_MS} ms between two reads that nobody asked to delay`,
      mend: "read sooner: the caller waits.",
    }),
    ...problemIf(changed.length > 0, {
      received: `another ${changed.join(", ")} in a later read`,
      documented: "the same request in each read",
      mend: "send the same again.",
    }),
  ];
}

const problemIf = (isSo: boolean, problem: Problem): Problem[] => (isSo ? [problem] : []);
