import { checkCredential } from "../../../src/credential.ts";
import { parseEndpoint } from "../../../src/endpoint.ts";
import {
  isBatchCredentialError,
  isBatchServiceError,
  type NamedKeyCredential,
  type TokenCredential,
} from "../../../src/index.ts";
import { redact } from "../../../src/redact.ts";
import { readTerminateInput } from "../../../src/terminate-input.ts";
import type { Contract } from "../../load-contract.ts";
import { visibleText } from "../../report/visible.ts";
import { oneLine, shortened } from "../../report/words.ts";
import type { Played } from "../../scenario.ts";
import { credentialsOf } from "../blanked.ts";
import { byCall } from "../client-calls.ts";
import { harmlessScenarios, namedJobScenarios, nobodysJob, notFoundScenario } from "../scenarios/harmless.ts";
import { play } from "../stage.ts";
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
 * Our client against a real account, or anything that claims to behave like one. Nothing is sent yet.
 * @throws when there is no credential, with the names of the variables; when the endpoint, the key or a job cannot be used
 */
export function liveTarget({ endpoint, jobs, env }: LiveOptions): Target {
  const { AZURE_BATCH_TOKEN: text, AZURE_BATCH_ACCOUNT: name, AZURE_BATCH_ACCESS_KEY: key } = env;
  const token: TokenCredential | undefined = text
    ? { getToken: async () => ({ token: text, expiresOnTimestamp: Date.now() + HOUR_MS }) }
    : undefined;
  const account: NamedKeyCredential | undefined = name && key ? { name, key } : undefined;
  const ways = waysToSignIn({ token, account });
  const named = [...new Set(jobs)];
  parseEndpoint(endpoint);
  if (account) checkCredential(account);
  for (const job of named) readTerminateInput(job, {}, nobodysJob);
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
    setting: { endpoint, live: true, ...(account && { account }) },
    scenarios(contracts) {
      const { termination } = byCall(contracts);
      return [
        ...contracts.flatMap((contract) => harmlessScenarios(contract, ways, token ? undefined : account)),
        ...(termination ? namedJobScenarios(termination, named) : []),
      ];
    },
    jobFor: nobodysJob,
    async stop() {},
  };
}

/** The ways to sign in that a target has a credential for. */
export const waysToSignIn = ({ token, account }: Pick<Target, "token" | "account">) => [
  ...(token ? (["token"] as const) : []),
  ...(account ? (["key"] as const) : []),
];

// Long enough for three further attempts at a host that refuses connections.
const KNOCK_LIMIT_MS = 30_000;
const LONGEST_REASON = 500;

/**
 * Asks about a job that does not exist, once for each way to sign in. Where that cannot be answered, no check could tell
 * anything, and each would wait for its retries.
 * @throws when nobody answers, the credential is refused, or the target asks to come back later
 */
export async function knock(target: Target, contracts: readonly Contract[]): Promise<void> {
  const { termination, read } = byCall(contracts);
  const contract = termination ?? read;
  if (!contract) return;
  for (const signIn of waysToSignIn(target)) {
    const asked = notFoundScenario(contract, signIn, { totalTimeoutMs: KNOCK_LIMIT_MS });
    const played = await play(asked, target);
    const trouble = troubleOf(played, signIn, target.endpoint);
    if (trouble !== undefined) {
      const reason = redact(String((played.outcome.error as Error).message), [
        ...target.secrets,
        ...credentialsOf(played.exchanges),
      ]);
      throw new Error(`${trouble} ${shortened(oneLine(visibleText(reason)), LONGEST_REASON)}`);
    }
  }
}

const REFUSED = [401, 403];
const NOT_NOW = [408, 429, 502, 503, 504];
const NAMES = {
  token: { what: "the token", from: "AZURE_BATCH_TOKEN" },
  key: { what: "the account key", from: "AZURE_BATCH_ACCOUNT, AZURE_BATCH_ACCESS_KEY and the clock" },
} as const;

function troubleOf({ outcome }: Played, signIn: keyof typeof NAMES, endpoint: string): string | undefined {
  const { error } = outcome;
  const { what, from } = NAMES[signIn];
  if (error === undefined) return undefined;
  if (isBatchCredentialError(error)) return `${what} cannot be sent, so nothing was checked. See ${from}.`;
  if (!isBatchServiceError(error)) return `no answer came from ${endpoint}, so nothing was checked.`;
  const { status, code } = error;
  if (REFUSED.includes(status) || code === "InvalidAuthenticationInfo")
    return `${endpoint} refused ${what}, so nothing was checked. See ${from}.`;
  return NOT_NOW.includes(status) ? `${endpoint} is not ready, so nothing was checked.` : undefined;
}
