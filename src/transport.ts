import type { FetchLike } from "./options.ts";
import type { PipelineRequest } from "./pipeline.ts";

/** The bottom of the pipeline: sends one request and answers with its headers, the body still unread. */
export type Transport = (request: PipelineRequest) => Promise<Response>;

// Pages and their workers. Other runtimes keep no answers, and some refuse to hear of it.
const KEEPS_ANSWERS = "document" in globalThis || "importScripts" in globalThis;

/**
 * Sends with the caller's `fetch`, or with the global one as it is at the time of the call.
 * @param keepsAnswers whether the runtime would answer a read from a cache of its own
 */
export const fetchTransport =
  (fetch: FetchLike | undefined, keepsAnswers: boolean = KEEPS_ANSWERS): Transport =>
  async ({ url, method, headers, body, signal }) =>
    (fetch ?? globalThis.fetch)(url, {
      method,
      headers,
      ...(body !== undefined && { body }),
      signal,
      // A followed redirect would take the credential to wherever the answer points.
      redirect: "manual",
      // A job that is read again has changed since.
      ...(keepsAnswers && method === "GET" && { cache: "no-store" }),
    });
