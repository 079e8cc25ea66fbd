import type { IdSource } from "./id-sources.ts";

/** What is done with ids on their way. */
export interface Pulling {
  readonly sources: readonly IdSource[];
  /** Ids that are done already, in lower case. */
  readonly done: ReadonlySet<string>;
  /** Ends the list early. */
  readonly stop: AbortSignal;
  /** An id that is done already. */
  onSkipped(jobId: string): void;
  /** An id that was there before. */
  onRepeated(): void;
}

/** The ids of all sources, each once whatever its letter case, without those that are done, until it is told to stop. */
export class Pull implements AsyncIterable<string> {
  readonly #pulling: Pulling;
  readonly #all: AsyncGenerator<string, void>;
  readonly #late: string[] = [];
  #open: IdSource | undefined;

  constructor(pulling: Pulling) {
    this.#pulling = pulling;
    this.#all = this.#distinct();
    pulling.stop.addEventListener("abort", () => this.#open?.close(), { once: true });
  }

  [Symbol.asyncIterator](): AsyncIterator<string, void> {
    return { next: () => this.#next() };
  }

  /** The ids that were not pulled before the stop, as far as they are known without waiting. */
  async *rest(): AsyncGenerator<string, void> {
    yield* this.#late;
    yield* this.#all;
  }

  async #next(): Promise<IteratorResult<string, void>> {
    const { stop } = this.#pulling;
    if (stop.aborted) return { done: true, value: undefined };
    const next = await this.#all.next();
    if (next.done || !stop.aborted) return next;
    this.#late.push(next.value);
    return { done: true, value: undefined };
  }

  async *#distinct(): AsyncGenerator<string, void> {
    const { sources, done, stop, onSkipped, onRepeated } = this.#pulling;
    const seen = new Set<string>();
    for (const source of sources) {
      this.#open = source;
      if (stop.aborted) source.close();
      for await (const jobId of source.ids()) {
        const key = jobId.toLowerCase();
        if (seen.has(key)) onRepeated();
        else {
          seen.add(key);
          if (done.has(key)) onSkipped(jobId);
          else yield jobId;
        }
      }
    }
  }
}
