import type { NetworkFailure } from "./errors.ts";

/** What is known of a failed connection. */
export interface NetworkFailureReport {
  readonly failure: NetworkFailure;
  /** The system's code, such as `ECONNRESET`; undefined where the runtime tells none (browsers). */
  readonly code: string | undefined;
  /** Who it was, as far as the system tells: a host, an address with its port, or the status that a proxy answered. */
  readonly at: string | undefined;
}

const HOST = /^[\w.:%-]{1,255}$/;
const BLOCKED_PORT = "BLOCKED_PORT";
const DNS_CODES = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA", "EAI_NONAME"]);
// Only codes that can come from connecting alone: ECONNRESET and ETIMEDOUT also end established connections.
const REFUSED_CODES = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
  BLOCKED_PORT,
  // Node.js: no connection in time; the proxy did not lead to the host, or is none.
  "ERR_SOCKET_CONNECTION_TIMEOUT",
  "ERR_PROXY_TUNNEL",
  "ERR_PROXY_INVALID_CONFIG",
]);
// Node.js, "TLS (SSL)", section "X509 certificate error codes", and the ERR_TLS_CERT_* family.
const CERTIFICATE_CODE =
  /^(?:CERT_|ERR_TLS_CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|HOSTNAME_MISMATCH$|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|CRL_)/;
// Of OpenSSL's own codes only those of a handshake: others can come after the request was sent.
const HANDSHAKE_CODE =
  /^ERR_SSL_(?:WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|\w*HANDSHAKE_FAILURE|\w*PROTOCOL_VERSION|\w*UNRECOGNIZED_NAME)$/;

/**
 * Tells what kind of failure `fetch` reports, from the codes along its cause chain.
 * Anything that is not known to have failed before sending counts as a lost connection.
 */
export function networkFailure(error: unknown): NetworkFailureReport {
  const coded = codedError(error);
  const code = coded?.code ?? blockedPort(error);
  return { failure: code === undefined ? "lost" : kindOf(code), code, at: coded && placeOf(coded) };
}

function kindOf(code: string): NetworkFailure {
  if (DNS_CODES.has(code)) return "dns";
  if (REFUSED_CODES.has(code)) return "refused";
  return CERTIFICATE_CODE.test(code) || HANDSHAKE_CODE.test(code) ? "tls" : "lost";
}

interface CodedError {
  readonly code: string;
  readonly cause?: unknown;
  readonly hostname?: unknown;
  readonly address?: unknown;
  readonly port?: unknown;
  readonly statusCode?: unknown;
}

// The bound keeps a cause chain that bites its own tail from looping.
function codedError(error: unknown, depth = 8): CodedError | undefined {
  if (typeof error !== "object" || error === null || depth === 0) return undefined;
  const { code, cause } = error as Partial<CodedError>;
  return typeof code === "string" && /^[A-Z][A-Z0-9_]{2,63}$/.test(code)
    ? (error as CodedError)
    : codedError(cause, depth - 1);
}

// Where a proxy is in between, it need not be the host that was asked for.
function placeOf({ code, hostname, address, port, statusCode }: CodedError): string | undefined {
  if (code === "ERR_PROXY_TUNNEL" && Number.isInteger(statusCode)) return `the proxy answered ${statusCode}`;
  if (typeof hostname === "string") return HOST.test(hostname) ? hostname : undefined;
  return typeof address === "string" && HOST.test(address) && typeof port === "number"
    ? `${address}:${port}`
    : undefined;
}

// Node.js refuses some ports before connecting (Fetch standard, "port blocking") and says so in words alone.
const blockedPort = (error: unknown): string | undefined =>
  error instanceof Error && error.cause instanceof Error && error.cause.message === "bad port"
    ? BLOCKED_PORT
    : undefined;
