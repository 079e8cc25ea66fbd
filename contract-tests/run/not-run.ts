import type { Target } from "./target.ts";

const ON_MOCK = "the mock makes its answers out of the contract, so there is nothing to compare";

const REASONS: Readonly<Partial<Record<Target["name"], Readonly<Record<string, string>>>>> = {
  mock: {
    "response-request-id": "the mock has one client-request-id for everybody",
    "response-selection": "the mock answers with its example, whatever was selected",
    "response-job": "the mock tells about the job of its example, whatever was asked for",
    "unknown-job": "the mock knows every job",
    "known-violation": ON_MOCK,
  },
  proxy: { "blind-spots": "the ledger is about the mock" },
  live: {
    "validating-proxy": "there is no Prism in between",
    "wait-conformance": "no job is waited for",
    "unused-example": "a real service cannot be asked for every example",
    "blind-spots": "the ledger is about the mock",
    "known-violation": "a real service cannot be told to answer in a wrong form",
  },
};

/** Why a check had nothing to look at. */
export function notRunReason(check: string, { name }: Target): string {
  if (check === "independent-judge")
    return "the published Swagger is not there: set BATCH_UPSTREAM_DIR to its folder";
  return REASONS[name]?.[check] ?? "nothing of the run was for it";
}
