import type { FetchLike } from "./options.ts";
import type { PipelineRequest } from "./pipeline.ts";

/** The bottom of the pipeline: sends one request and answers with its headers, the body still unread. */
export type Transport = (request: PipelineRequest) => Promise<Response>;

/** Sends with the caller's `fetch`, or with the global one as it is at the time of the call. */
export const fetchTransport =
  (fetch: FetchLike | undefined): Transport =>
  async ({ url, method, headers, body, signal }) =>
    (fetch ?? globalThis.fetch)(url, {
      method,
      headers,
      ...(body !== undefined && { body }),
      signal,
      // A followed redirect would take the credential to wherever the answer points.
      redirect: "manual",
    });
