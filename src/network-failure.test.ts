import { expect, test } from "vitest";
import { networkFailure } from "./network-failure.ts";

const coded = (code: string) => Object.assign(new Error(code), { code });
/** What Node's fetch throws: the system's error is its cause. */
const fetchFailed = (cause: unknown) => new TypeError("fetch failed", { cause });

test.each([
  ["ECONNREFUSED", "refused"],
  ["EHOSTUNREACH", "refused"],
  ["ENETUNREACH", "refused"],
  ["EADDRNOTAVAIL", "refused"],
  ["UND_ERR_CONNECT_TIMEOUT", "refused"],
  ["ERR_PROXY_TUNNEL", "refused"],
  ["ENOTFOUND", "dns"],
  ["EAI_AGAIN", "dns"],
  ["EAI_FAIL", "dns"],
  ["EAI_NODATA", "dns"],
  ["EAI_NONAME", "dns"],
  ["CERT_HAS_EXPIRED", "tls"],
  ["CERT_NOT_YET_VALID", "tls"],
  ["CRL_HAS_EXPIRED", "tls"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "tls"],
  ["ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE", "tls"],
  ["ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR", "lost"],
  ["EPROTO", "lost"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "tls"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "tls"],
  ["HOSTNAME_MISMATCH", "tls"],
  ["INVALID_CA", "tls"],
  ["INVALID_PURPOSE", "tls"],
  ["PATH_LENGTH_EXCEEDED", "tls"],
  ["ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC", "lost"],
  ["ECONNRESET", "lost"],
  ["ETIMEDOUT", "lost"],
  ["EPIPE", "lost"],
  ["UND_ERR_SOCKET", "lost"],
  ["UND_ERR_HEADERS_TIMEOUT", "lost"],
  ["UND_ERR_BODY_TIMEOUT", "lost"],
  ["EPROTONOSUPPORT", "lost"],
] as const)("%s means %s", (code, failure) => {
  expect(networkFailure(fetchFailed(coded(code)))).toEqual({ failure, code });
});

test.each([
  ["the error itself", coded("ECONNREFUSED")],
  ["its cause", fetchFailed(coded("ECONNREFUSED"))],
  ["a cause further down", fetchFailed(fetchFailed(fetchFailed(coded("ECONNREFUSED"))))],
  ["an object that is no Error", { cause: { code: "ECONNREFUSED" } }],
  [
    "the error of several addresses tried",
    fetchFailed(Object.assign(new AggregateError([coded("ECONNREFUSED")]), { code: "ECONNREFUSED" })),
  ],
  ["below a code that is a number", Object.assign(fetchFailed(coded("ECONNREFUSED")), { code: 20 })],
  ["below a code that is a sentence", Object.assign(fetchFailed(coded("ECONNREFUSED")), { code: "Not ok" })],
])("the code is found in %s", (_, error) => {
  expect(networkFailure(error)).toEqual({ failure: "refused", code: "ECONNREFUSED" });
});

test("the outermost code wins", () => {
  const error = Object.assign(fetchFailed(coded("ECONNREFUSED")), { code: "ECONNRESET" });
  expect(networkFailure(error)).toEqual({ failure: "lost", code: "ECONNRESET" });
});

const cyclic = new Error("a");
cyclic.cause = new Error("b", { cause: cyclic });

test.each([
  ["an error without a code", new TypeError("Failed to fetch")],
  ["several addresses without a code", new AggregateError([coded("ECONNREFUSED")])],
  ["a cause chain that bites its own tail", cyclic],
  ["a lower-case code", coded("econnrefused")],
  ["a text", "ECONNREFUSED"],
  ["null", null],
  ["undefined", undefined],
])("%s counts as a lost connection", (_, error) => {
  expect(networkFailure(error)).toEqual({ failure: "lost", code: undefined });
});

test("a port that Node.js refuses to connect to was never connected to", () => {
  const error = new TypeError("fetch failed", { cause: new Error("bad port") });
  expect(networkFailure(error)).toEqual({ failure: "refused", code: "BLOCKED_PORT" });
});

test.each([
  ["the host that was not found", { code: "ENOTFOUND", hostname: "proxy.corp" }, "proxy.corp"],
  ["the address that refused", { code: "ECONNREFUSED", address: "10.0.0.1", port: 8080 }, "10.0.0.1:8080"],
  ["what the proxy answered", { code: "ERR_PROXY_TUNNEL", statusCode: 407 }, "the proxy answered 407"],
  ["nothing of a host that is none", { code: "ENOTFOUND", hostname: "two\nlines" }, undefined],
  ["nothing of an address that is none", { code: "ECONNREFUSED", address: "<b>", port: 1 }, undefined],
  ["nothing of an address without a port", { code: "ECONNREFUSED", address: "10.0.0.1" }, undefined],
  ["nothing of a proxy that speaks no HTTP", { code: "ERR_PROXY_TUNNEL", statusCode: Number.NaN }, undefined],
  ["nothing of a status without a proxy", { code: "ECONNRESET", statusCode: 407 }, undefined],
])("%s is told", (_, properties, at) => {
  expect(networkFailure(fetchFailed(Object.assign(new Error("m"), properties))).at).toBe(at);
});
