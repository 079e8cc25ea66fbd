import { readBody } from "./body.ts";
import type { FetchLike } from "./options.ts";
import type { PipelineAnswer, PipelineRequest } from "./pipeline.ts";
import { untilAborted } from "./runtime.ts";
import type { StopSignal } from "./stop.ts";
import { TransportFault } from "./transport-fault.ts";

/** What came of one exchange: what is known of the answer, and what broke it off, if it has no end. */
export interface Received extends PipelineAnswer {
  readonly failure?: { readonly error: unknown };
}

/** The bottom of the pipeline: sends one request and reads its answer. Settles as soon as the signal aborts. */
export type Transport = (request: PipelineRequest, signal: StopSignal) => Promise<Received>;

// Pages and their workers. Other runtimes keep no answers, and some refuse to hear of it.
const KEEPS_ANSWERS = "document" in globalThis || "importScripts" in globalThis;

/**
 * Sends with the caller's `fetch`, or with the global one as it is at the time of the call.
 * @param keepsAnswers whether the runtime would answer a read from a cache of its own
 */
export const fetchTransport =
  (fetch: FetchLike | undefined, keepsAnswers: boolean = KEEPS_ANSWERS): Transport =>
  async ({ url, method, headers, body }, signal) => {
    const controller = new AbortController();
    const onAbort = () => controller.abort(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      const sent = (fetch ?? globalThis.fetch)(url, {
        method,
        headers: new Headers([...headers]),
        ...(body !== undefined && { body }),
        signal: controller.signal,
        // A followed redirect would take the credential to wherever the answer points.
        redirect: "manual",
        // A job that is read again has changed since.
        ...(keepsAnswers && method === "GET" && { cache: "no-store" }),
      });
      const response = await untilAborted(sent, signal).finally(() => letGoIfLate(sent, signal));
      checkResponse(response);
      return { status: response.status, headers: response.headers, ...(await readBody(response, signal)) };
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  };

// A fetch that ignores its signal may still answer: nobody will read that answer.
function letGoIfLate(sent: Promise<Response>, { aborted }: StopSignal): void {
  if (aborted) sent.then((late) => late.body?.cancel()).catch(() => {});
}

function checkResponse(response: Response): void {
  // Browsers tell a failure so, too.
  if (response?.type === "error") throw new TransportFault("lost");
  if (typeof response?.status !== "number" || typeof response.headers?.get !== "function") {
    throw new TransportFault("noResponse");
  }
  if (response.redirected || response.type === "opaqueredirect") {
    void response.body?.cancel().catch(() => {});
    throw new TransportFault("redirected");
  }
}
