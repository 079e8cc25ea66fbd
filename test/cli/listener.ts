import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a listener answers. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** How long it takes. @default no time */
  readonly afterMs?: number;
}

/** A small service of jobs: one that can be read, whose answers a test chooses. */
export interface Listener {
  readonly url: string;
  /** Method and job of each request, such as `GET a`. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

/** What every test signs in with. */
export const CREDENTIAL = { AZURE_BATCH_ACCOUNT: "account", AZURE_BATCH_ACCESS_KEY: btoa("a key of nobody") };

/** Starts a listener on a free port of the loopback. @param replyTo gets the request, and how often it came before */
export async function listen(
  replyTo: (request: string, before: number) => Reply | Promise<Reply>,
): Promise<Listener> {
  const requests: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const [, id = ""] = /^\/jobs\/([^/?]+)/.exec(incoming.url ?? "") ?? [];
    const request = `${incoming.method} ${decodeURIComponent(id)}`;
    const before = requests.filter((each) => each === request).length;
    requests.push(request);
    incoming.resume();
    const { status, headers = {}, body, afterMs = 0 } = await replyTo(request, before);
    setTimeout(() => {
      const type = body === undefined ? {} : { "Content-Type": "application/json;odata=minimalmetadata" };
      outgoing.writeHead(status, { ...type, ...headers });
      outgoing.end(body === undefined ? "" : JSON.stringify(body));
    }, afterMs);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The 202. */
export const accepted: Reply = { status: 202 };

/** A job as a read shows it. */
export const job = (id: string, state: string): Reply => ({
  status: 200,
  body: {
    ...{ id, state, stateTransitionTime: "2026-11-22T12:00:00Z" },
    executionInfo: {
      startTime: "2026-11-22T11:00:00Z",
      ...(state === "completed" ? { endTime: "2026-11-22T12:00:01Z" } : {}),
      terminateReason: "UserTerminate",
    },
  },
});

/** One of the service's errors. */
export const problem = (status: number, code: string): Reply => ({
  status,
  body: { code, message: { lang: "en-US", value: `${code} it is.` } },
});
