import { createClient } from "../generated/client/index.ts";
import { JobApi } from "../generated/sdk.gen.ts";
import { SELECTED_FIELDS } from "./job-state.ts";
import type { Call, PipelineAnswer, Send } from "./pipeline.ts";
import type { Answer } from "./service-error.ts";
import type { StopSignal } from "./stop.ts";
import { API_VERSION, type TerminateInput } from "./terminate-input.ts";
import { VERSION } from "./version.ts";

/** The requests of the contract, as the generated client makes them, sent through the pipeline. */
export class JobRequests {
  readonly #api: JobApi;
  readonly #send: Send;

  constructor(baseUrl: string, userAgent: string | undefined, send: Send) {
    const headers = defaultHeaders(userAgent);
    this.#api = new JobApi({ client: createClient({ baseUrl, headers, parseAs: "text" }) });
    this.#send = send;
  }

  /** Job - Terminate. */
  async terminate(input: TerminateInput, call: Call, signal: StopSignal): Promise<Answer> {
    const body = JSON.stringify(input.body);
    const answer = await this.#api.jobTerminate({
      ...input,
      bodySerializer: () => body,
      fetch: this.#through(call, body, signal),
    });
    return read(answer, signal);
  }

  /** Job - Get, with the fields that waiting needs and without any condition. */
  async read(call: Call, signal: StopSignal): Promise<Answer> {
    const answer = await this.#api.jobGet({
      path: { jobId: call.jobId },
      query: { "api-version": API_VERSION, $select: SELECTED_FIELDS },
      headers: { "client-request-id": call.clientRequestId, "return-client-request-id": true },
      fetch: this.#through(call, undefined, signal),
    });
    return read(answer, signal);
  }

  #through(call: Call, body: string | undefined, signal: StopSignal): typeof fetch {
    return async (request) => {
      const { method, url, headers } = request as Request;
      const answer = await this.#send({ method, url, headers, body, signal, call });
      return new ReadAnswer(answer) as unknown as Response;
    };
  }
}

/** What the generated client looks at of a Response, whose making costs more than all of its reading. */
class ReadAnswer implements Pick<Response, "ok" | "status" | "text"> {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: PipelineAnswer["headers"];
  readonly #text: string;

  constructor({ status, headers, text }: PipelineAnswer) {
    this.ok = status >= 200 && status < 300;
    this.status = status;
    this.headers = headers;
    this.#text = text;
  }

  async text(): Promise<string> {
    return this.#text;
  }
}

interface GeneratedAnswer {
  readonly response?: Response | undefined;
  readonly data?: unknown;
  readonly error?: unknown;
}

function read({ response, data, error }: GeneratedAnswer, signal: StopSignal): Answer {
  if (!response) throw signal.aborted ? signal.reason : error;
  return { status: response.status, headers: response.headers, body: error ?? data };
}

const defaultHeaders = (userAgent: string | undefined) => ({
  Accept: "application/json",
  "User-Agent": `${userAgent ? `${userAgent} ` : ""}azure-batch-job-terminate/${VERSION}`,
});
