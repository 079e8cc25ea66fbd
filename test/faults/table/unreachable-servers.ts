import type { Scenario } from "../scenario.ts";
import { accepts, notConnected } from "./outcomes.ts";

const unreachable: Scenario[] = [
  {
    id: "refused-always",
    title: "connection refused each time: an error, nothing was sent",
    deafForWaits: Number.POSITIVE_INFINITY,
    server: [],
    expect: notConnected("refused", 4),
    seen: { requests: 0, connections: 0 },
  },
  {
    id: "refused-twice",
    title: "connection refused twice: tried until the service is there",
    deafForWaits: 2,
    server: [],
    expect: accepts(3),
    seen: { requests: 1, connections: 1 },
  },
  {
    id: "dns",
    title: "a host without an address: retried, then an error, nothing was sent",
    endpoint: () => "https://account.batch.invalid",
    options: { scope: "https://batch.core.windows.net//.default", maxRetries: 1 },
    server: [],
    expect: notConnected("dns", 2),
    seen: { requests: 0, connections: 0 },
  },
];

const untrusted: Scenario[] = (["forAnotherHost", "fromUnknownAuthority", "expired"] as const).map(
  (certificate) => ({
    id: `certificate-${certificate}`,
    title: `a certificate that is wrong (${certificate}): never retried, nothing was sent`,
    only: { transport: "tls" },
    certificate,
    server: [],
    expect: notConnected("tls", 1),
    seen: { requests: 0, connections: 1 },
  }),
);

const noTls: Scenario = {
  id: "no-tls",
  title: "a server that speaks no TLS: never retried, nothing was sent",
  only: { transport: "tls" },
  server: [{ at: "connection", play: (exchange) => exchange.write("HTTP/1.1 400 Bad Request\r\n\r\n") }],
  expect: notConnected("tls", 1),
  seen: { requests: 0, connections: 1 },
};

export const unreachableServers: readonly Scenario[] = [...unreachable, ...untrusted, noTls];
