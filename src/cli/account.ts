import type { BatchCredential } from "./library.ts";
import type { Identity, Surroundings } from "./surroundings.ts";
import { UsageError } from "./usage-error.ts";

/** What the command line says about the account. */
export interface AccountFlags {
  readonly endpoint?: string;
  readonly account?: string;
  readonly scope?: string;
}

/** Which account, and how to sign in there. */
export interface Account {
  readonly endpoint: string;
  /** Undefined where Microsoft Entra ID is asked. */
  readonly key: { readonly name: string; readonly key: string } | undefined;
}

type Env = Surroundings["env"];

const AZURE_HOST = /^([^.]+)\..+\.batch\.(?:azure\.com|usgovcloudapi\.net|chinacloudapi\.cn)$/;

/**
 * The account, from flags and from the variables that the Azure CLI has; a flag wins.
 * @throws {UsageError} when there is no endpoint, or name and endpoint are of two accounts
 */
export function accountOf(flags: AccountFlags, env: Env): Account {
  const endpoint = flags.endpoint ?? env["AZURE_BATCH_ENDPOINT"];
  const name = flags.account ?? (env["AZURE_BATCH_ACCOUNT"] || undefined);
  if (!endpoint) {
    throw new UsageError(
      "Which account? Give --endpoint, or set AZURE_BATCH_ENDPOINT, such as https://account.region.batch.azure.com.",
    );
  }
  // The Azure CLI takes it without the scheme, too.
  const url = /^[\w.-]+(?::\d+)?\/?$/.test(endpoint) ? `https://${endpoint}` : endpoint;
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  const owner = AZURE_HOST.exec(host)?.[1];
  if (owner !== undefined && name !== undefined && owner !== name.toLowerCase()) {
    throw new UsageError(
      `${flags.endpoint ? "--endpoint" : "AZURE_BATCH_ENDPOINT"} is of the account ${owner}, and ${flags.account ? "--account" : "AZURE_BATCH_ACCOUNT"} names another. Make both name the same one.`,
    );
  }
  const key = env["AZURE_BATCH_ACCESS_KEY"];
  if (key && name === undefined) {
    throw new UsageError(
      "AZURE_BATCH_ACCESS_KEY is set, and no account. Give --account, or set AZURE_BATCH_ACCOUNT; to sign in with Microsoft Entra ID instead, unset the key.",
    );
  }
  return { endpoint: url, key: key && name !== undefined ? { name, key } : undefined };
}

// @azure/identity, AzureAuthorityHosts.
const AUTHORITIES: ReadonlyArray<readonly [host: RegExp, authorityHost: string]> = [
  [/\.batch\.usgovcloudapi\.net$/, "https://login.microsoftonline.us"],
  [/\.batch\.chinacloudapi\.cn$/, "https://login.chinacloudapi.cn"],
];

/**
 * The credential of an account: its key, or else the default credential of `@azure/identity`, which is loaded only then.
 * @throws {UsageError} when that is not installed, with the command that works
 */
export async function credentialOf(
  { endpoint, key }: Account,
  { env, loadIdentity }: Pick<Surroundings, "env" | "loadIdentity">,
): Promise<BatchCredential> {
  if (key) return key;
  const { DefaultAzureCredential } = await loadIdentity().catch(withoutIdentity);
  const { hostname } = new URL(endpoint);
  const authorityHost = AUTHORITIES.find(([hosts]) => hosts.test(hostname))?.[1];
  // The variable is @azure/identity's own, and wins.
  const isNational = authorityHost !== undefined && !env["AZURE_AUTHORITY_HOST"];
  return new DefaultAzureCredential(isNational ? { authorityHost } : {});
}

function withoutIdentity(error: NodeJS.ErrnoException): Promise<Identity> {
  const isMissing = error.code === "ERR_MODULE_NOT_FOUND" && error.message.includes("'@azure/identity'");
  throw new UsageError(
    isMissing
      ? `There is no credential. Set AZURE_BATCH_ACCOUNT and AZURE_BATCH_ACCESS_KEY; or, to sign in with Microsoft Entra ID, bring @azure/identity along:
  npx -p @azure/identity -p azure-batch-job-terminate azure-batch-job-terminate …`
      : `@azure/identity cannot be loaded: ${error.message}`,
    { cause: error },
  );
}
