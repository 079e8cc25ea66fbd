import type { Agent } from "node:http";
import { CONNECT_TIMEOUT_MS, tookTooLong } from "./watch-connection.ts";

/**
 * Gives an agent's connections through a proxy the time to be made that every other one has. Node.js limits them only
 * until the proxy leads on. After that nobody else has the connection before its handshake is over.
 * @param ms how long one may take to be made
 */
export function limitTunnels(agent: Agent, ms: number = CONNECT_TIMEOUT_MS): void {
  const { createConnection } = agent;
  agent.createConnection = (options, onMade) => {
    const socket = createConnection.call(agent, options, (error, made) => {
      clearTimeout(timer);
      onMade?.(error, made);
    });
    const timer = setTimeout(() => socket?.destroy(tookTooLong(ms)), ms);
    // A host that needs no proxy has its own handshake on it.
    for (const event of ["secureConnect", "close"]) socket?.once(event, () => clearTimeout(timer));
    return socket;
  };
}
