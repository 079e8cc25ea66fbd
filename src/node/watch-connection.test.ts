import { once } from "node:events";
import { Agent, request } from "node:http";
import { Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { networkFailure } from "../network-failure.ts";
import { NEVER } from "../stop.ts";
import { reply, startServer } from "../testing/local-server.ts";
import { newRequest } from "../testing/pipeline-request.ts";
import { nodeTransport } from "./transport.ts";
import { WatchedConnection } from "./watch-connection.ts";

test("a connection that is not made in time is given up, and nothing was sent", async () => {
  const agent = new Agent();
  agent.createConnection = () => Object.assign(new Socket(), { connecting: true });
  const sent = request({ agent, port: 1 });
  new WatchedConnection(sent, 1);
  const [error] = await once(sent, "error");
  expect(networkFailure(error)).toEqual({ failure: "refused", code: "ERR_SOCKET_CONNECTION_TIMEOUT" });
  expect(error.message).toBe("no connection within 1 ms");
});

describe("the time to make a connection in", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  test("is limited for a new one, and not for one that is handed on to a request that waited for it", async () => {
    const { endpoint } = await startServer(reply(202));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const timers: number[] = [];
    const send = async () => {
      const sent = request({ agent, port: new URL(endpoint).port });
      const connection = new WatchedConnection(sent);
      sent.on("socket", () => timers.push(vi.getTimerCount())).end();
      const [answer] = await once(sent, "response");
      connection.forget();
      await once(answer.resume(), "end");
      return sent.reusedSocket;
    };
    // Node.js itself marks only a connection that lay idle.
    expect(await Promise.all([send(), send(), send()])).toEqual([false, false, false]);
    expect(timers).toEqual([1, 0, 0]);
    agent.destroy();
  });

  test("leaves no listener on the connection, however many requests use it", async () => {
    const { endpoint } = await startServer(reply(202));
    const listenersAfter = async (send: (agent: Agent) => Promise<unknown>, requests: number) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      await Promise.all(Array.from({ length: requests }, () => send(agent)));
      const [socket] = Object.values(agent.freeSockets).flat();
      agent.destroy();
      return ["connect", "data"].map((event) => socket?.listenerCount(event));
    };
    const watched = (agent: Agent) =>
      nodeTransport(endpoint, { agent })(newRequest({ url: `${endpoint}/` }), NEVER);
    const plain = async (agent: Agent) => {
      const [answer] = await once(request({ agent, port: new URL(endpoint).port }).end(), "response");
      await once(answer.resume(), "end");
    };
    const none = await listenersAfter(plain, 1);
    expect(await listenersAfter(watched, 1)).toEqual(none);
    expect(await listenersAfter(watched, 20)).toEqual(none);
  });
});
