import type { Verdict } from "../checks/check.ts";
import { contractIn, runsOf } from "../checks/run-check.ts";
import { runChecks } from "../checks/run-checks.ts";
import { findingsIn } from "../findings.ts";
import type { Contract } from "../load-contract.ts";
import { byCall } from "../run/client-calls.ts";
import { servedJob } from "../run/served-job.ts";
import { play } from "../run/stage.ts";
import type { Target } from "../run/target.ts";
import type { Played } from "../scenario.ts";
import { startWire } from "../wire.ts";
import type { FindingsOptions, Lab, LabOptions } from "./blind-spot.ts";

const WHOLE_CALL = ["retry-conformance", "wait-conformance", "unused-example"];

/** A lab around a mock that runs already. */
export function labOf(mock: Target, contracts: readonly Contract[], played: readonly Played[]): Lab {
  const { termination, read } = byCall(contracts);
  const contract = termination ?? read;
  if (!contract) throw new Error("The ledger is proven with one operation at least.");
  const served = read && servedJob(read);
  const answered = played.flatMap(({ exchanges }) => exchanges);
  const call = (
    endpoint: string,
    {
      basePath = "",
      divert = false,
      hurried = true,
      reads = false,
      job = served,
      ...options
    }: LabOptions = {},
  ) =>
    play(
      {
        id: "ledger",
        title: "a row of the ledger",
        ...(job !== undefined && { job }),
        contract: (reads ? read : termination) ?? contract,
        aim: reads ? { kind: "wait" } : { kind: "retry", maxRetries: options.maxRetries ?? 0 },
        play: ({ client, jobId, waitTimeoutMs }) =>
          reads
            ? client(options).waitForTermination(jobId, { waitTimeoutMs })
            : client(options).terminateJob(jobId, { terminateReason: "superseded" }),
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
    contracts,
    answered,
    unanswered: played.reduce((sum, { requests }) => sum + requests.length, 0) - answered.length,
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
    findings: (played, options) => findings(played, contracts, mock, options ?? {}),
  };
}

function findings(
  played: Played,
  contracts: readonly Contract[],
  { account, endpoint }: Target,
  { basePath, about }: FindingsOptions,
): string[] {
  // Seen as if a service had answered: what is the mock's own is not forgiven here.
  const setting = { ...(account && { account }), ...(basePath && { endpoint: `${endpoint}${basePath}` }) };
  const runs = runsOf([played], contracts, setting).filter(
    ({ contract }) => contract === played.scenario.contract,
  );
  const isFinding = ({ place, problem }: Verdict) => problem && (about ?? place) === place;
  const inExchanges = played.exchanges
    .flatMap((exchange) =>
      findingsIn(exchange, contractIn(played.scenario, exchange.request, contracts), setting),
    )
    .filter(({ place }) => (about ?? place) === place)
    .map(({ check }) => check);
  const inWhole = Object.entries(runChecks).filter(
    ([id, check]) => WHOLE_CALL.includes(id) && runs.some((run) => check(run).some(isFinding)),
  );
  return [...new Set([...inExchanges, ...inWhole.map(([id]) => id)])];
}
