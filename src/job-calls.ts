import { readCallInput } from "./call-input.ts";
import { type NewCall, readCall, tellGaveUp, terminateCall, type Watched } from "./calls.ts";
import { signalOf } from "./check-signal.ts";
import { clearUp } from "./clear-up.ts";
import { BatchClientError } from "./errors.ts";
import { emit, type OnEvent } from "./events.ts";
import type { JobRequests } from "./job-requests.ts";
import { readJob } from "./job-state.ts";
import type { RetryPolicy } from "./options.ts";
import type { Call, Pace } from "./pipeline.ts";
import { readResult } from "./result.ts";
import type { TerminateJobResult, WaitForTerminationResult } from "./results.ts";
import { retryAfterMs } from "./retry-after.ts";
import type { Runtime } from "./runtime.ts";
import { serviceError } from "./service-error.ts";
import type { StopSignal } from "./stop.ts";
import { checkJobId, type TerminateInput, type TerminateJobOptions } from "./terminate-input.ts";
import { type Poll, waitUntilOver } from "./wait.ts";
import { readWaitOptions, type WaitForTerminationOptions, type WaitPolicy } from "./wait-input.ts";

/** A job that is worked on, and what its requests have in common. */
interface Work {
  readonly jobId: string;
  readonly signal: StopSignal;
  /** What is shared with jobs that are worked on beside it. */
  readonly pace: Pace | undefined;
}

/** What a call has in common with others that run beside it. */
export interface Among {
  readonly signal: StopSignal;
  readonly pace: Pace;
}

/** The calls of a client: what each of them sends, and what comes of it. */
export class JobCalls {
  readonly #requests: JobRequests;
  readonly #policy: RetryPolicy;
  readonly #onEvent: OnEvent | undefined;
  readonly #runtime: Runtime;

  constructor(requests: JobRequests, policy: RetryPolicy, onEvent: OnEvent | undefined, runtime: Runtime) {
    this.#requests = requests;
    this.#policy = policy;
    this.#onEvent = onEvent;
    this.#runtime = runtime;
  }

  /** Terminates a job, looks at it where the answer was lost, and waits for its end where that is asked for. */
  async terminate(jobId: string, options: TerminateJobOptions, among?: Among): Promise<TerminateJobResult> {
    const asked = readCallInput(jobId, options, this.#policy, () => this.#runtime.uuid());
    const { input, policy, idempotent, wait, signal } = asked;
    const work = { jobId, signal, pace: undefined, ...among };
    const call = terminateCall(this.#newCall(work, policy, asked.clientRequestId));
    try {
      const terminated = await this.#terminated(input, call, work, idempotent);
      if (!wait) return terminated;
      return { ...terminated, ended: await this.#wait(work, wait, this.#watched(work, wait), terminated) };
    } catch (error) {
      tellGaveUp(call, this.#runtime.elapsed(), error);
      throw error;
    }
  }

  async #terminated(
    input: TerminateInput,
    call: Call,
    work: Work,
    idempotent: boolean,
  ): Promise<TerminateJobResult> {
    try {
      const answer = await this.#requests.terminate(input, call, work.signal);
      return readResult(answer, call, idempotent, this.#runtime.now());
    } catch (error) {
      return this.#look(error, call, work);
    }
  }

  // After a call whose outcome is unknown the job is read once, where time is left.
  async #look(failure: unknown, call: Call, work: Work): Promise<TerminateJobResult> {
    const leftMs = call.deadline - this.#runtime.elapsed();
    const isOpen = failure instanceof BatchClientError && failure.outcomeUnknown;
    if (!isOpen || work.signal.aborted || leftMs <= 0) throw failure;
    const once = { ...call.policy, maxRetries: 0, totalTimeoutMs: leftMs };
    return clearUp(work.jobId, failure, () => this.#read(work, once), work.signal);
  }

  /** Waits for the end of a job. */
  async wait(jobId: string, options: WaitForTerminationOptions): Promise<WaitForTerminationResult> {
    checkJobId(jobId);
    const policy = readWaitOptions(options, this.#policy, "options");
    const work = { jobId, signal: signalOf(options), pace: undefined };
    const watched = this.#watched(work, policy);
    try {
      return await this.#wait(work, policy, watched);
    } catch (error) {
      tellGaveUp(watched, this.#runtime.elapsed(), error);
      throw error;
    }
  }

  async #wait(
    work: Work,
    policy: WaitPolicy,
    watched: Watched,
    terminated?: TerminateJobResult,
  ): Promise<WaitForTerminationResult> {
    const { jobId, signal } = work;
    const poll = (withinMs: number) => {
      watched.attempts++;
      const totalTimeoutMs = Math.min(policy.retry.totalTimeoutMs, withinMs);
      return this.#read(work, { ...policy.retry, totalTimeoutMs });
    };
    return waitUntilOver(
      {
        ...{ jobId, policy, signal, poll, terminated },
        tell: (state, delayMs) =>
          emit(watched, this.#runtime.elapsed(), { type: "jobState", state, delayMs }),
      },
      this.#runtime,
    );
  }

  // The reads have ids of their own; this one is that of the wait.
  #watched(work: Work, { retry }: WaitPolicy): Watched {
    return { ...this.#newCall(work, retry, this.#runtime.uuid()), attempts: 0, ambiguous: false };
  }

  async #read(work: Work, policy: RetryPolicy): Promise<Poll> {
    const call = readCall(this.#newCall(work, policy, this.#runtime.uuid()));
    const answer = await this.#requests.read(call, work.signal);
    const now = this.#runtime.now();
    const reading = readJob(answer, call);
    if (reading) return { reading, retryAfterMs: retryAfterMs(answer.headers, now) };
    throw serviceError(answer, call, now, answer.status === 200 ? "the answer is no job" : undefined);
  }

  #newCall({ jobId, pace }: Work, policy: RetryPolicy, clientRequestId: string): NewCall {
    const startedAt = this.#runtime.elapsed();
    return { jobId, pace, policy, clientRequestId, onEvent: this.#onEvent, startedAt };
  }
}
