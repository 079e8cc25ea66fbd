import { headerValue, type RecordedRequest } from "../exchange.ts";
import type { Contract } from "../load-contract.ts";
import { outcomeText } from "../outcome-text.ts";
import type { Played } from "../scenario.ts";
import { violations } from "../violations.ts";
import { successesOf } from "./response-status.ts";
import { playedFor, type RunCheck, type RunVerdict } from "./run-check.ts";

/** Every documented request, each example among them, is accepted. */
export const positiveAcceptance: RunCheck = (run) =>
  playedFor(run, "accepted").flatMap((each, index, all): RunVerdict[] => {
    const { scenario, exchanges, outcome } = each;
    const exchange = exchanges.at(-1);
    const statuses = successesOf(run.contract);
    const verdict = { place: scenario.aim.place, scenario, ...(exchange && { exchange }) };
    const wrong = exchange && unasked(each, exchange.request, all.slice(0, index), run.contract);
    const others = wrong ? [{ ...verdict, problem: wrong }] : [];
    const isAccepted = outcome.result && exchange && statuses.includes(String(exchange.response.status));
    if (isAccepted) return wrong ? others : [verdict];
    const why = exchange ? violations(exchange).map(({ text }) => text) : [];
    return [
      ...others,
      {
        ...verdict,
        problem: {
          received: [outcomeText(outcome), ...why].join("; "),
          documented: `a request that is accepted with ${statuses.join(" or ")}`,
          mend: "mend the contract if the target is right to refuse this, or else the target.",
        },
      },
    ];
  });

type AcceptedPlayed = ReturnType<typeof playedFor<"accepted">>[number];

/** What was sent though the caller had asked for something else. */
function unasked(
  { scenario, jobId }: AcceptedPlayed,
  request: RecordedRequest,
  before: readonly Played[],
  { pathTemplate, operation }: Contract,
) {
  const { pathname, searchParams } = new URL(request.url);
  const value = (name: string) => searchParams.get(name) ?? headerValue(request.headers, name);
  const { sent } = scenario.aim;
  const mend = "send what the caller asks for.";
  if (sent && value(sent.name) !== sent.value)
    return {
      received: `${sent.name}: ${value(sent.name)}`,
      documented: `${sent.name}: ${sent.value}, as it was asked for`,
      mend,
    };
  if (decoded(lastParameterOf(pathTemplate, pathname)) !== jobId)
    return { received: `the path ${pathname}`, documented: `the job ${jobId}, as it was asked for`, mend };
  const id = value("client-request-id");
  const isKnown = operation.parameters.some(({ name }) => name === "client-request-id");
  if (isKnown && id === undefined)
    return {
      received: "no client-request-id",
      documented: "an id of its own for each call",
      mend: "send one: without it nobody finds the request again.",
    };
  const same = before.some((each) =>
    each.exchanges.some((other) => headerValue(other.request.headers, "client-request-id") === id),
  );
  if (same && sent?.name !== "client-request-id")
    return {
      received: `client-request-id: ${id}, as in another call`,
      documented: "an id of its own for each call",
      mend: "make a new id for each call.",
    };
  return undefined;
}

// The documented path stands at the end of the one that was sent.
function lastParameterOf(pathTemplate: string, pathname: string): string | undefined {
  const template = pathTemplate.split("/");
  const index = template.findLastIndex((segment) => segment.startsWith("{"));
  return pathname.split("/").at(index - template.length);
}

function decoded(segment = ""): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
