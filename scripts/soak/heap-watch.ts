/** The heap after a collection, sampled while the calls go on. */
export class HeapWatch {
  readonly #samples: number[] = [];
  readonly #collect: () => void;

  /** @param collect the engine's collection, as `--expose-gc` gives it */
  constructor(collect: () => void) {
    this.#collect = collect;
  }

  sample(): void {
    // What the first collection hands to finalizers, the second one frees.
    this.#collect();
    this.#collect();
    this.#samples.push(process.memoryUsage().heapUsed);
  }

  /** The heap after the first tenth and at the end, in bytes: medians, as calls are under way at each sample. */
  get figures(): { readonly afterFirstTenth: number; readonly atEnd: number; readonly samples: number } {
    const rest = this.#samples.slice(Math.ceil(this.#samples.length / 10));
    const quarter = Math.ceil(rest.length / 4);
    return {
      afterFirstTenth: median(rest.slice(0, quarter)),
      atEnd: median(rest.slice(-quarter)),
      samples: this.#samples.length,
    };
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
