import type { FoundState } from "./errors.ts";

interface EventBase {
  readonly jobId: string;
  /** The same on each event of one call. */
  readonly clientRequestId: string;
  /** Which attempt the event is about, from 1; 0 when nothing was sent yet. */
  readonly attempt: number;
  /** Milliseconds since the call began. */
  readonly elapsedMs: number;
}

/** An attempt is about to be sent. */
export interface AttemptStartedEvent extends EventBase {
  readonly type: "attemptStarted";
}

/** An attempt was answered, with success or not. */
export interface AnswerEvent extends EventBase {
  readonly type: "answer";
  readonly status: number;
  /** The service's id of the request. */
  readonly requestId: string | undefined;
  /** Milliseconds from sending to the end of the answer. */
  readonly durationMs: number;
}

/** An attempt failed, and another follows. */
export interface RetryEvent extends EventBase {
  readonly type: "retry";
  /** The failure, in the words of the retry table, such as `429` or `connection lost`. */
  readonly reason: string;
  /** Milliseconds until the next attempt. */
  readonly delayMs: number;
}

/** A read told the state of a job that is waited for. */
export interface JobStateEvent extends EventBase {
  readonly type: "jobState";
  readonly state: FoundState;
  /** Milliseconds until the next read; undefined when the wait is over. */
  readonly delayMs: number | undefined;
}

/** The call ends with an error. */
export interface GaveUpEvent extends EventBase {
  readonly type: "gaveUp";
  /** The name of the error, such as `BatchServiceError`; `aborted` when the caller's signal ended the call. */
  readonly reason: string;
  /** The HTTP status, when an answer ended the call. */
  readonly status: number | undefined;
  /** True when the service may have terminated the job all the same. */
  readonly outcomeUnknown: boolean;
}

/** What `onEvent` is called with: plain data without any secret. */
export type BatchEvent = AttemptStartedEvent | AnswerEvent | RetryEvent | JobStateEvent | GaveUpEvent;

/** A hook for logs and metrics; whatever it throws or rejects with is ignored. */
export type OnEvent = (event: BatchEvent) => void;

type OwnFields<E> = E extends BatchEvent ? Omit<E, keyof EventBase> : never;

/** What is told of a call with each of its events. */
export interface WatchedCall {
  readonly onEvent: OnEvent | undefined;
  readonly jobId: string;
  readonly clientRequestId: string;
  readonly startedAt: number;
  readonly attempts: number;
}

/** Tells the caller's hook, and never lets it disturb the call. */
export function emit(call: WatchedCall, elapsed: number, event: OwnFields<BatchEvent>): void {
  if (!call.onEvent) return;
  const { jobId, clientRequestId, attempts } = call;
  try {
    const told: unknown = call.onEvent({
      ...event,
      jobId,
      clientRequestId,
      attempt: attempts,
      elapsedMs: elapsed - call.startedAt,
    } as BatchEvent);
    if (told instanceof Promise) told.catch(() => {});
  } catch {
    // The hook is the caller's; its failure is not the job's.
  }
}
