import { job } from "../../upstream/batch-answers.ts";
import { resetAfterRequest } from "../../upstream/broken-connections.ts";
import type { Behaviour } from "../../upstream/exchange.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Played, Scenario } from "../scenario.ts";
import { connectionLost } from "./outcomes.ts";

export const completed = job({ state: "completed" });

/** A read that tells nothing: the call ends with the very error that it had before. */
export const failing = (
  id: string,
  title: string,
  read: Behaviour | Played,
  more: Partial<Scenario> & { readonly elapsedMs?: number; readonly bytesSentBelow?: number } = {},
): Scenario => {
  const { elapsedMs = 0, bytesSentBelow, seen, ...rest } = more;
  return {
    id: `read-${id}`,
    title: `a lost answer, then a read that meets ${title}: the error as it was`,
    options: { maxRetries: 0 },
    server: [resetAfterRequest()],
    reads: typeof read === "object" && "play" in read ? [read, answer(completed)] : read,
    expect: { ...connectionLost({ attempts: 1, says: ["POST /jobs/nightly-42/terminate"] }), elapsedMs },
    seen: { requests: 1, reads: 1, ...(bytesSentBelow && { bytesSentBelow }), ...seen },
    ...rest,
  };
};
