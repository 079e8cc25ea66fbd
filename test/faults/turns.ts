import { setImmediate as turn } from "node:timers/promises";

/**
 * Lets everything happen that is already under way in this process, loopback traffic and TLS included: each turn of
 * the event loop looks at every socket once. No clock is involved.
 */
export async function turns(count = 12): Promise<void> {
  for (let left = count; left > 0; left--) await turn();
}
