import { BatchInputError } from "./errors.ts";

// Microsoft Learn, "Authenticate Azure Batch services with Microsoft Entra ID", and the national clouds' endpoints.
// The resource itself ends in a slash, hence the double one.
const CLOUDS = [
  { hosts: /[^.]\.batch\.azure\.com$/, scope: "https://batch.core.windows.net//.default" },
  { hosts: /[^.]\.batch\.usgovcloudapi\.net$/, scope: "https://batch.core.usgovcloudapi.net//.default" },
  { hosts: /[^.]\.batch\.chinacloudapi\.cn$/, scope: "https://batch.chinacloudapi.cn//.default" },
] as const;

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** A checked account endpoint. */
export interface Endpoint {
  /** The base URL without a trailing slash; a base path is kept. */
  readonly baseUrl: string;
  /** The token scope of the endpoint's cloud; undefined for hosts outside the Azure clouds. */
  readonly scope: string | undefined;
}

/**
 * Checks an account endpoint. Messages never repeat it, since it may hold a secret by mistake.
 * @throws {BatchInputError} when it is not an https URL, or holds user info, a query or a fragment
 */
export function parseEndpoint(endpoint: string): Endpoint {
  const url = parseUrl(endpoint);
  const loopback = LOOPBACK.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    throw new BatchInputError(
      "endpoint",
      "must start with https://. Plain http is allowed to the loopback host only: elsewhere the credential would be readable on the way.",
    );
  }
  // Further slashes hide user info from the expression, and an empty one leaves no trace in the URL.
  if (url.username !== "" || url.password !== "" || /^[^/]*\/\/[^/?#]*@/.test(endpoint)) {
    throw new BatchInputError(
      "endpoint",
      "must not hold a user name or password. Pass the credential as the second argument.",
    );
  }
  if (endpoint.includes("?")) {
    throw new BatchInputError(
      "endpoint",
      "must not hold a query. Remove everything from the question mark on.",
    );
  }
  if (endpoint.includes("#")) {
    throw new BatchInputError("endpoint", "must not hold a fragment. Remove everything from the # on.");
  }
  const cloud = CLOUDS.find(({ hosts }) => hosts.test(url.hostname));
  return {
    baseUrl: url.origin + url.pathname.replace(/\/+$/, ""),
    scope: loopback ? CLOUDS[0].scope : cloud?.scope,
  };
}

function parseUrl(endpoint: unknown): URL {
  // URL also takes "https:host", which people write by mistake.
  if (typeof endpoint === "string" && /^\s*\w+:\/\//.test(endpoint) && URL.canParse(endpoint))
    return new URL(endpoint);
  throw new BatchInputError(
    "endpoint",
    `must be a text that starts with https://, such as https://account.region.batch.azure.com; ${mistake(endpoint)}.`,
  );
}

function mistake(endpoint: unknown): string {
  if (endpoint === "") return "got an empty text";
  if (typeof endpoint === "string") {
    return endpoint.includes("://") ? "got one that is no URL" : "got one without https://";
  }
  if (endpoint instanceof URL) return "got a URL object: pass its href";
  return `got ${typeof endpoint}; the endpoint comes first, the credential second`;
}
