import type { Verdict } from "../checks/check.ts";
import { runChecks } from "../checks/run-checks.ts";
import { findingsIn } from "../findings.ts";
import type { Contract } from "../load-contract.ts";
import { play } from "../run/stage.ts";
import type { Target } from "../run/target.ts";
import type { Played } from "../scenario.ts";
import { startWire } from "../wire.ts";
import type { FindingsOptions, Lab, LabOptions } from "./blind-spot.ts";

const WHOLE_CALL = ["retry-conformance", "unused-example"];

/** A lab around a mock that runs already. */
export function labOf(mock: Target, contract: Contract, played: readonly Played[]): Lab {
  const answered = played.flatMap(({ exchanges }) => exchanges);
  const call = (
    endpoint: string,
    { basePath = "", divert = false, hurried = true, ...options }: LabOptions = {},
  ) =>
    play(
      {
        id: "ledger",
        title: "a row of the ledger",
        aim: { kind: "retry", maxRetries: options.maxRetries ?? 0 },
        play: ({ client, jobId }) => client(options).terminateJob(jobId, { terminateReason: "superseded" }),
      },
      {
        ...mock,
        hurried,
        endpoint: `${endpoint}${basePath}`,
        ...(divert
          ? { fetch: (url, init) => mock.fetch(url.replace(/^https?:\/\/[^/]+/, endpoint), init) }
          : {}),
      },
    );
  return {
    contract,
    answered,
    unanswered: played.reduce((sum, { requests }) => sum + requests, 0) - answered.length,
    call: (options) => call(mock.endpoint, options),
    async callTo(answers, options) {
      const left = [...answers];
      const wire = await startWire(() => {
        const answer = left.length > 1 ? left.shift() : left[0];
        if (!answer) throw new Error("the connection breaks");
        return answer;
      });
      try {
        return await call(wire.url, options);
      } finally {
        await wire.stop();
      }
    },
    findings: (played, options) => findings(played, contract, mock, options ?? {}),
  };
}

function findings(
  played: Played,
  contract: Contract,
  { account, endpoint }: Target,
  { basePath, about }: FindingsOptions,
): string[] {
  // Seen as if a service had answered: what is the mock's own is not forgiven here.
  const setting = { ...(account && { account }), ...(basePath && { endpoint: `${endpoint}${basePath}` }) };
  const isFinding = ({ place, problem }: Verdict) => problem && (about ?? place) === place;
  const inExchanges = played.exchanges
    .flatMap((exchange) => findingsIn(exchange, contract, setting))
    .filter(({ place }) => (about ?? place) === place)
    .map(({ check }) => check);
  const inWhole = Object.entries(runChecks).filter(
    ([id, check]) =>
      WHOLE_CALL.includes(id) && check({ played: [played], contract, setting }).some(isFinding),
  );
  return [...new Set([...inExchanges, ...inWhole.map(([id]) => id)])];
}
