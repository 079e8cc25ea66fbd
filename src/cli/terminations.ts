import type { Terminated } from "./job-line.ts";
import type { OnEvent } from "./library.ts";

/** A termination that the service took, or one that was not needed any more. */
export type Settled = Terminated | "already";

/** What the events of a client told of terminations: a call that is stopped while it waits does not say it. */
export class Terminations {
  readonly #settled = new Map<string, Settled>();

  /** Hears the events of the client. */
  readonly hear: OnEvent = (event) => {
    const { type, jobId, clientRequestId } = event;
    if (type === "answer" && event.status === 202) {
      const { requestId } = event;
      this.#settled.set(jobId, { outcome: "accepted", status: 202, requestId, clientRequestId });
    } else if (type === "jobState" && !this.#settled.has(jobId)) {
      // A wait begins only when the termination is settled.
      this.#settled.set(jobId, "already");
    }
  };

  /** What is known of a job's termination, once its call has ended; it is forgotten with that. */
  take(jobId: string): Settled | undefined {
    const settled = this.#settled.get(jobId);
    this.#settled.delete(jobId);
    return settled;
  }
}
