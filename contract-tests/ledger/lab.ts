import { requestChecks, responseChecks } from "../checks/all.ts";
import type { Verdict } from "../checks/check.ts";
import { runChecks } from "../checks/run-checks.ts";
import type { Exchange } from "../exchange.ts";
import type { Contract } from "../load-contract.ts";
import type { Played } from "../run/scenario.ts";
import { play } from "../run/stage.ts";
import type { Target } from "../run/target.ts";
import { startWire } from "../wire.ts";
import type { FindingsOptions, Lab, LabOptions } from "./blind-spot.ts";

const WHOLE_CALL = ["retry-conformance", "unused-example"];

/** A lab around a mock that runs already. */
export function labOf(mock: Target, contract: Contract, answered: readonly Exchange[]): Lab {
  const call = (endpoint: string, { basePath = "", divert = false, ...options }: LabOptions = {}) =>
    play(
      {
        id: "ledger",
        title: "a row of the ledger",
        aim: { kind: "retry", maxRetries: options.maxRetries ?? 0 },
        play: ({ client, jobId }) => client(options).terminateJob(jobId, { terminateReason: "superseded" }),
      },
      {
        ...mock,
        endpoint: `${endpoint}${basePath}`,
        ...(divert
          ? { fetch: (url, init) => mock.fetch(url.replace(/^https?:\/\/[^/]+/, endpoint), init) }
          : {}),
      },
    );
  return {
    contract,
    answered,
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
  const inExchanges = Object.entries({ ...requestChecks, ...responseChecks }).filter(([, check]) =>
    played.exchanges.some((exchange) => check(exchange, contract, setting).some(isFinding)),
  );
  const inWhole = Object.entries(runChecks).filter(
    ([id, check]) =>
      WHOLE_CALL.includes(id) && check({ played: [played], contract, setting }).some(isFinding),
  );
  return [...inExchanges, ...inWhole].map(([id]) => id);
}
