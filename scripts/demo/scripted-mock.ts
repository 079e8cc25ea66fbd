import { type Preferred, preferHeader } from "../../contract-tests/preferring-fetch.ts";
import type { FetchLike } from "../../src/index.ts";

/** What the mock is to answer: an example of the contract, or nothing, because the answer gets lost on its way back. */
export type Scripted = Preferred | "lost";

/** What is answered about each job, one after the other; after that, a termination is accepted. */
export interface Script {
  readonly terminations?: Readonly<Record<string, readonly Scripted[]>>;
  /** The states that reads show; the last one stays. @default completed */
  readonly states?: readonly ("Active" | "Terminating" | "Completed")[];
}

/** A fetch that tells the mock which of the contract's examples to answer with. */
export function scriptedMock({ terminations = {}, states = ["Completed"] }: Script): FetchLike {
  const left = new Map(Object.entries(terminations).map(([jobId, answers]) => [jobId, [...answers]]));
  const leftStates = [...states];
  return async (url, init) => {
    const [, jobId = ""] = /\/jobs\/([^/?]+)/.exec(url) ?? [];
    const state = leftStates.length > 1 ? leftStates.shift() : leftStates[0];
    const answer = init.method === "GET" ? { status: 200, name: `${state}Job` } : left.get(jobId)?.shift();
    const headers = new Headers(init.headers);
    if (answer !== undefined && answer !== "lost") headers.set("prefer", preferHeader(answer));
    const response = await fetch(url, { ...init, headers });
    if (answer !== "lost") return response;
    await response.body?.cancel();
    throw new TypeError("the connection broke");
  };
}
