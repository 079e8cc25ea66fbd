import { askedMs } from "../asked-to-wait.ts";
import type { Exchange } from "../exchange.ts";
import { headerValue } from "../exchange.ts";
import { requestDifferences } from "../request-differences.ts";
import type { Played } from "../scenario.ts";
import type { Problem } from "./check.ts";
import { parted, playedFor, type RunCheck } from "./run-check.ts";

// Statuses after which the same request may be sent again: 408, 429, and what fails inside the service.
const isRetried = (status: number) =>
  [408, 429].includes(status) || (status >= 500 && status <= 599 && ![501, 505].includes(status));
// Clocks tell whole milliseconds.
const ROUNDING_MS = 10;
// What each attempt makes anew, and what the mock is asked for.
const FRESH = ["authorization", "ocp-date", "prefer"];

/** A further attempt follows only what may be tried again, not before `Retry-After`, and is the same request signed afresh. */
export const retryConformance: RunCheck = (run) =>
  [...playedFor(run, "retry"), ...playedFor(run, "error")].flatMap((each) => {
    const { scenario, waits } = each;
    // A look at the job afterwards is no further attempt.
    const { exchanges, requests } = parted(each, run);
    const attempts = { exchanges, requests: requests.length, waits };
    const { operation, pointerOf } = run.contract;
    const exchange = exchanges.at(-1);
    const place = pointerOf(operation.responses["default"] ?? operation.responses);
    const verdict = { place, scenario, ...(exchange && { exchange }) };
    const { kind, maxRetries } = scenario.aim;
    if (maxRetries === undefined) return [];
    const problems =
      kind === "error"
        ? limitProblems(attempts, maxRetries)
        : [...orderProblems(attempts, maxRetries), ...waitProblems(attempts), ...sameness(exchanges)];
    return problems.length === 0 ? [verdict] : problems.map((problem) => ({ ...verdict, problem }));
  });

/** The attempts of one call. */
interface Attempts extends Pick<Played, "exchanges" | "waits"> {
  /** How many were sent, answered or not. */
  readonly requests: number;
}

function orderProblems(each: Attempts, maxRetries: number): Problem[] {
  const { exchanges, requests, waits } = each;
  const again = exchanges.slice(0, -1).filter(({ response }) => !isRetried(response.status));
  const last = exchanges.at(-1)?.response.status;
  const isOver = last !== undefined && !isRetried(last);
  const most = maxRetries + 1;
  return [
    ...again.map(({ response }) => ({
      received: `another attempt after ${response.status}`,
      documented: "another attempt after 408, 429, 500 and above, and lost answers alone",
      mend: "give the answer to the caller.",
    })),
    ...limitProblems(each, maxRetries),
    ...problemIf(requests < 2 || (requests < most && !isOver), {
      received: requests === 1 ? "a single attempt" : `${requests} attempts, the last of which failed`,
      documented: `up to ${most} attempts, since each failed in a way that may pass`,
      mend: "try again.",
    }),
    ...problemIf(waits.length !== requests - 1, {
      received: `${requests} attempts with ${waits.length} waits between them`,
      documented: "a wait before each further attempt",
      mend: "wait between attempts.",
    }),
  ];
}

const limitProblems = ({ requests }: Attempts, maxRetries: number) =>
  problemIf(requests > maxRetries + 1, {
    received: `${requests} attempts`,
    documented: `${maxRetries + 1} attempts at most`,
    mend: "stop when the retries are used up.",
  });

const problemIf = (isSo: boolean, problem: Problem): Problem[] => (isSo ? [problem] : []);

function waitProblems({ exchanges, requests, waits }: Attempts): Problem[] {
  // With an answer lost, the answers do not tell which wait came after which.
  if (exchanges.length !== requests) return [];
  return exchanges.slice(0, -1).flatMap(({ response, sentAt = 0, durationMs = 0 }, index) => {
    const answeredAt = sentAt + durationMs;
    const asked = headerValue(response.headers, "retry-after");
    // What the client says, and what the clock says.
    const passed = (exchanges[index + 1]?.sentAt ?? 0) - answeredAt + ROUNDING_MS;
    const waited = Math.min(waits[index] ?? 0, passed);
    if (passed < (waits[index] ?? 0)) {
      return [
        {
          received: `another attempt after ${Math.round(passed)} ms`,
          documented: `the wait of ${Math.round(waits[index] ?? 0)} ms that the client tells of`,
          mend: "wait before the next attempt.",
        },
      ];
    }
    if (asked === undefined || !(waited < askedMs(asked, answeredAt))) return [];
    return [
      {
        received: `another attempt after ${waited} ms`,
        documented: `Retry-After: ${asked}`,
        mend: "wait as long as the service asks for.",
      },
    ];
  });
}

function sameness(exchanges: readonly Exchange[]): Problem[] {
  const [first, ...later] = exchanges;
  if (!first) return [];
  return later.flatMap((exchange, index) => {
    const changed = requestDifferences(first, exchange, FRESH);
    const before = exchanges[index] as Exchange;
    return [
      ...(changed.length === 0
        ? []
        : [
            {
              received: `another ${changed.join(", ")} in attempt ${index + 2}`,
              documented: "the same request in each attempt",
              mend: "send the same again: another request may do something else, and cannot be found by its id.",
            },
          ]),
      ...staleness(before, exchange),
    ];
  });
}

function staleness(before: Exchange, after: Exchange): Problem[] {
  const [old, fresh] = [before, after].map(
    ({ request }) => headerValue(request.headers, "authorization") ?? "",
  );
  const [oldDate, date] = [before, after].map(({ request }) => headerValue(request.headers, "ocp-date"));
  const passed = (after.sentAt ?? 0) - (before.sentAt ?? 0);
  if (
    date === undefined ||
    passed < 1_000 ||
    (date !== oldDate && (fresh !== old || !fresh?.startsWith("SharedKey ")))
  )
    return [];
  return [
    {
      received:
        date === oldDate ? `the date of the attempt before, ${date}` : "the signature of the attempt before",
      documented: "a fresh date and signature for each attempt: they last 15 minutes",
      mend: "set the date and sign inside the retry.",
    },
  ];
}
