import type { NamedKeyCredential, TokenCredential } from "../../../src/index.ts";
import { harmlessScenarios, namedJobScenarios, nobodysJob } from "../scenarios/harmless.ts";
import type { Target } from "../target.ts";

const HOUR_MS = 3_600_000;

/** What a live run needs to know. */
export interface LiveOptions {
  readonly endpoint: string;
  /** The jobs that may be terminated. */
  readonly jobs: readonly string[];
  /** Where the credential comes from: `AZURE_BATCH_TOKEN`, or `AZURE_BATCH_ACCOUNT` with `AZURE_BATCH_ACCESS_KEY`. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Our client against a real account, or anything that claims to behave like one.
 * @throws when there is no credential; the message names the variables
 */
export function liveTarget({ endpoint, jobs, env }: LiveOptions): Target {
  const { AZURE_BATCH_TOKEN: text, AZURE_BATCH_ACCOUNT: name, AZURE_BATCH_ACCESS_KEY: key } = env;
  const token: TokenCredential | undefined = text
    ? { getToken: async () => ({ token: text, expiresOnTimestamp: Date.now() + HOUR_MS }) }
    : undefined;
  const account: NamedKeyCredential | undefined = name && key ? { name, key } : undefined;
  const ways = [...(token ? (["token"] as const) : []), ...(account ? (["key"] as const) : [])];
  if (ways.length === 0) {
    throw new Error(
      "there is no credential. Set AZURE_BATCH_TOKEN, or AZURE_BATCH_ACCOUNT and AZURE_BATCH_ACCESS_KEY.",
    );
  }
  return {
    name: "live",
    description: "our client against the account, or what claims to behave like one",
    endpoint,
    token,
    account,
    secrets: [text ?? "", key ?? ""].filter((secret) => secret !== ""),
    fetch,
    hurried: false,
    maxRetries: 3,
    setting: { endpoint, ...(account && { account }) },
    scenarios: (contract) => [...harmlessScenarios(contract, ways), ...namedJobScenarios(jobs)],
    jobFor: nobodysJob,
    async stop() {},
  };
}
