import type { FetchLike } from "../options.ts";

/** What a scripted fetch does when it is called. */
export type Step = (init: RequestInit, url: string) => Response | Promise<Response>;

/** A request as it reached a scripted fetch. */
export interface SentRequest {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
}

/** A fetch that plays steps, and what it was given. */
export interface ScriptedFetch {
  readonly fetch: FetchLike;
  /** The requests that act. */
  readonly requests: SentRequest[];
  /** The requests that read a job. */
  readonly reads: SentRequest[];
}

/** A fetch that plays the steps one after the other, the last one for ever; reads fail. */
export const scriptedFetch = (...steps: Step[]): ScriptedFetch => scriptedFetchWith([unreadable], steps);

/** The same with steps of their own for the requests that read. */
export function scriptedFetchWith(readSteps: readonly Step[], steps: readonly Step[]): ScriptedFetch {
  const requests: SentRequest[] = [];
  const reads: SentRequest[] = [];
  const fetch: FetchLike = async (url, init) => {
    const [script, sent] = init.method === "GET" ? [readSteps, reads] : [steps, requests];
    const step = script[Math.min(sent.length, script.length - 1)];
    sent.push({ url, init, headers: new Headers(init.headers) });
    if (!step) throw new Error("The script has no step.");
    return step(init, url);
  };
  return { fetch, requests, reads };
}

const unreadable: Step = () => new Response(null, { status: 418 });

/** The service's 202. */
export const accepted: Step = () =>
  new Response(null, { status: 202, headers: { ETag: "0x8DB9ABD9BC6099C", DataServiceVersion: "3.0" } });

/** An answer with a body, or none. */
export const answer =
  (status: number, headers: Record<string, string> = {}, body: string | null = null): Step =>
  () =>
    new Response(body, { status, headers });

/** An error of the service, in the shape it has on the wire. */
export const batchError = (status: number, code: string, headers: Record<string, string> = {}): Step =>
  answer(
    status,
    { "Content-Type": "application/json;odata=minimalmetadata", ...headers },
    `{\r\n  "odata.metadata":"x","code":"${code}","message":{\r\n    "lang":"en-US","value":"It says ${code}.\\nRequestId:1b550a2c-e0c2-4fe5-86f4-e9243aafac3a\\nTime:2025-07-13T20:43:49.8406011Z"\r\n  }\r\n}`,
  );

/** A failure in the shape that Node's fetch gives it. */
export const connectionFailure =
  (code = "ECONNRESET"): Step =>
  () =>
    Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) }));

/** No answer, whatever the signal does. */
export const silence: Step = () => new Promise(() => {});
