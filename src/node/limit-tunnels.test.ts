import { once } from "node:events";
import { createServer } from "node:http";
import { Agent, request } from "node:https";
import { type AddressInfo, Socket } from "node:net";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { networkFailure } from "../network-failure.ts";
import { limitTunnels } from "./limit-tunnels.ts";

/** An agent whose proxy answers so, and how many connections that has open. */
async function newTunnels(answer: string) {
  const open = new Set<unknown>();
  const proxy = createServer().on("connect", (_, socket) => {
    open.add(socket);
    socket
      .resume()
      .on("error", () => {})
      .on("end", () => open.delete(socket));
    socket.write(answer);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    proxy.close();
    for (const socket of open) (socket as Socket).destroy();
  });
  const { port } = proxy.address() as AddressInfo;
  return { agent: new Agent({ proxyEnv: { https_proxy: `http://127.0.0.1:${port}` } }), open };
}

test.each([
  ["says nothing", ""],
  ["leads to somebody who says nothing", "HTTP/1.1 200 OK\r\n\r\n"],
])("a connection through a proxy that %s is given up, and nothing was sent", async (_, answer) => {
  const { agent, open } = await newTunnels(answer);
  limitTunnels(agent, 50);
  const [error] = await once(request({ agent, host: "account.example" }).end(), "error");
  expect(networkFailure(error)).toEqual({ failure: "refused", code: "ERR_SOCKET_CONNECTION_TIMEOUT" });
  await expect.poll(() => open.size).toBe(0);
});

test("a connection that the proxy refuses is not kept open", async () => {
  const { agent, open } = await newTunnels("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n");
  limitTunnels(agent);
  const [error] = await once(request({ agent, host: "account.example" }).end(), "error");
  expect(error).toMatchObject({ code: "ERR_PROXY_TUNNEL", statusCode: 407 });
  await expect.poll(() => open.size).toBe(0);
});

afterEach(() => void vi.useRealTimers());

/** A connection that an agent is making, with the clock stopped. */
const newConnection = () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const socket = new Socket();
  const made = vi.fn();
  let tell: ((error: null, stream: Socket) => void) | undefined;
  const agent = new Agent();
  agent.createConnection = (_, onMade) => {
    tell = onMade;
    return socket;
  };
  limitTunnels(agent);
  agent.createConnection({}, made);
  expect(vi.getTimerCount()).toBe(1);
  return { agent, socket, made, lead: () => tell?.(null, socket) };
};

describe("the time to make a connection in is over", () => {
  test("when the proxy has led on and the handshake is done, which is handed on", () => {
    const { socket, made, lead } = newConnection();
    lead();
    expect(made).toHaveBeenCalledExactlyOnceWith(null, socket);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("when it is closed", () => {
    const { socket } = newConnection();
    socket.emit("close");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("when the handshake of a connection without a proxy is done: the agent has it already", () => {
    const { agent, socket } = newConnection();
    Object.assign(agent.sockets, { "account.example:443:": [socket] });
    socket.emit("secureConnect");
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("the time to make a connection in goes on after the handshake with a proxy that speaks TLS", () => {
  const { socket } = newConnection();
  socket.emit("secureConnect");
  expect(vi.getTimerCount()).toBe(1);
});
