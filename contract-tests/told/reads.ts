import { type Exchange, headerValue } from "../exchange.ts";
import type { Contract } from "../load-contract.ts";

/** Whether a success of the operation has content: what it answers with is a job. */
export const answersWithContent = ({ operation }: Contract): boolean =>
  Object.entries(operation.responses).some(([status, { content }]) => status !== "default" && content);

/** Some exchanges call by call: each call has an id, which its further attempts repeat. */
export function callsIn<Sent extends Pick<Exchange, "request">>(sent: readonly Sent[]): Sent[][] {
  const calls = new Map<string | undefined, Sent[]>();
  for (const each of sent) {
    const id = headerValue(each.request.headers, "client-request-id");
    calls.set(id, [...(calls.get(id) ?? []), each]);
  }
  return [...calls.values()];
}
