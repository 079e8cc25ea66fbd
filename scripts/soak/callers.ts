import type { BatchClient, BatchEvent, TerminateJobOptions } from "azure-batch-job-terminate";
import type { Books } from "./books.ts";
import { Jobs } from "./jobs.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** When a caller changes its mind. */
type AbortMoment = "before the call" | "at once" | "after a while" | "in an attempt" | "before a retry";

const MOMENTS: readonly { readonly moment: AbortMoment; readonly weight: number }[] = [
  { moment: "before the call", weight: 1 },
  { moment: "at once", weight: 1 },
  { moment: "after a while", weight: 4 },
  { moment: "in an attempt", weight: 2 },
  { moment: "before a retry", weight: 1 },
];
const A_WHILE_MS = 20;

/** A call that its caller will abort. */
interface Doomed {
  readonly moment: AbortMoment;
  readonly controller: AbortController;
}

/** Makes the calls, a number of them at a time, and hands every ending to the books. */
export class Callers {
  readonly #books: Books;
  readonly #random: SeededRandom;
  readonly #sharedSignal: AbortSignal;
  readonly #abortShare: number;
  readonly #doomed = new Map<number, Doomed>();
  #next = 0;

  constructor(books: Books, random: SeededRandom, sharedSignal: AbortSignal, abortShare: number) {
    this.#books = books;
    this.#random = random;
    this.#sharedSignal = sharedSignal;
    this.#abortShare = abortShare;
  }

  /** How many calls were begun. */
  get started(): number {
    return this.#next;
  }

  /** Settles when all calls are made; `afterEach` is told how many have ended. */
  async run(
    client: BatchClient,
    calls: number,
    atATime: number,
    afterEach: (ended: number) => void,
  ): Promise<void> {
    const caller = async () => {
      while (this.#next < calls) {
        await this.#call(client, this.#next++);
        afterEach(this.#books.settledCount);
      }
    };
    await Promise.all(Array.from({ length: atATime }, caller));
  }

  /** To be called with every event of the client. */
  watch = ({ type, jobId }: BatchEvent): void => {
    const index = Jobs.index(jobId);
    if (this.#books.isSettled(index)) this.#books.contradict(index, `${type} after it had ended`);
    const doomed = this.#doomed.get(index);
    if (doomed?.moment === "in an attempt" && type === "attemptStarted") doomed.controller.abort();
    if (doomed?.moment === "before a retry" && type === "retry") doomed.controller.abort();
  };

  async #call(client: BatchClient, index: number): Promise<void> {
    const doomed = this.#random.happens(this.#abortShare)
      ? { ...this.#random.pick(MOMENTS), controller: new AbortController() }
      : undefined;
    if (doomed) this.#doomed.set(index, doomed);
    if (doomed?.moment === "before the call") doomed.controller.abort();
    const signal = doomed?.controller.signal ?? this.#sharedSignal;
    const call = client.terminateJob(Jobs.id(index), { ...this.#options(), signal });
    if (doomed?.moment === "at once") doomed.controller.abort();
    const timer =
      doomed?.moment === "after a while"
        ? setTimeout(() => doomed.controller.abort(), this.#random.next() * A_WHILE_MS)
        : undefined;
    await call.then(
      (result) => this.#books.settle(index, { result }),
      (error) => this.#books.settle(index, { error, abortReason: doomed?.controller.signal.reason }),
    );
    clearTimeout(timer);
    this.#doomed.delete(index);
  }

  #options(): TerminateJobOptions {
    return {
      ...(this.#random.happens(0.1) ? { terminateReason: "superseded" } : {}),
      ...(this.#random.happens(0.02) ? { maxRetries: 0 } : {}),
      ...(this.#random.happens(0.02) ? { idempotent: true } : {}),
    };
  }
}
