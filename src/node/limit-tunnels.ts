import type { Agent } from "node:http";
import type { Socket } from "node:net";
import { CONNECT_TIMEOUT_MS, tookTooLong } from "./watch-connection.ts";

/**
 * Gives an agent's connections through a proxy the time to be made that every other one has, and ends those that the
 * proxy refuses. Node.js limits them only until the proxy leads on, and keeps a refused one for ever. Nobody else has such
 * a connection before its handshake with the host is over.
 * @param ms how long one may take to be made
 */
export function limitTunnels(agent: Agent, ms: number = CONNECT_TIMEOUT_MS): void {
  const { createConnection } = agent;
  agent.createConnection = (options, onMade) => {
    const socket = createConnection.call(agent, options, (error, made) => {
      clearTimeout(timer);
      if (error) socket?.destroy();
      onMade?.(error, made);
    });
    const timer = setTimeout(() => socket?.destroy(tookTooLong(ms)), ms);
    socket?.once("close", () => clearTimeout(timer));
    // The handshake with a host that needs no proxy, whose connection is the agent's at once; or that with the proxy itself.
    const isHeld = () => Object.values(agent.sockets).some((held) => held?.includes(socket as Socket));
    socket?.once("secureConnect", () => {
      if (isHeld()) clearTimeout(timer);
    });
    return socket;
  };
}
