import { once } from "node:events";
import { Agent, request } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { networkFailure } from "../network-failure.ts";
import { WatchedConnection } from "./watch-connection.ts";

test("a connection that is not made in time is given up, and nothing was sent", async () => {
  const agent = new Agent();
  agent.createConnection = () => new Socket();
  const sent = request({ agent, port: 1 });
  new WatchedConnection(sent, 1);
  const [error] = await once(sent, "error");
  expect(networkFailure(error)).toEqual({ failure: "refused", code: "ERR_SOCKET_CONNECTION_TIMEOUT" });
  expect(error.message).toBe("no connection within 1 ms");
});
