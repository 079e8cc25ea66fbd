import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { keepTrack } from "../processes/alive.ts";
import type { Listening, ServerMessage, ServerStatistics } from "./messages.ts";

const script = fileURLToPath(new URL("server.ts", import.meta.url));
const START_MS = 20_000;

/** The server, in its process. */
export interface BenchServer {
  readonly listening: Listening;
  /** What it has done since the last time. */
  statistics(): Promise<ServerStatistics>;
  stop(): void;
}

/**
 * Starts the server, and returns once it listens.
 * @param delayMs how long it keeps the requests to `delayed` waiting
 */
export async function startServer(delayMs: number): Promise<BenchServer> {
  const child = keepTrack(fork(script, [String(delayMs)]));

  const next = <K extends ServerMessage["kind"]>(kind: K) =>
    new Promise<Extract<ServerMessage, { kind: K }>>((resolve, reject) => {
      const timer = setTimeout(() => settle(reject, new Error("The server does not answer.")), START_MS);
      const onExit = (code: number | null) => settle(reject, new Error(`The server ended with ${code}.`));
      const onMessage = (message: ServerMessage) => {
        if (message.kind === kind) settle(resolve, message as Extract<ServerMessage, { kind: K }>);
      };
      function settle<T>(how: (value: T) => void, value: T): void {
        clearTimeout(timer);
        child.off("message", onMessage).off("exit", onExit);
        how(value);
      }
      child.on("message", onMessage).on("exit", onExit);
    });

  const { listening } = await next("listening");
  return {
    listening,
    async statistics() {
      const answer = next("statistics");
      child.send("statistics");
      return (await answer).statistics;
    },
    stop: () => void child.kill(),
  };
}
