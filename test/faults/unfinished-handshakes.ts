import type { Scenario, Setting } from "./scenario.ts";

/** How many handshakes stay open after a call: fetch drops one after ten seconds of its own. */
export const unfinishedHandshakes = ({ seen }: Scenario, { sender }: Setting): number =>
  sender === "fetch" ? (seen.unfinishedHandshakes ?? 0) : 0;
