/** A stopwatch for the parts of a run. */
export class Phases {
  readonly #done: Array<{ name: string; ms: number }> = [];

  /** Measures one part. */
  async time<Result>(name: string, part: () => Promise<Result> | Result): Promise<Result> {
    const start = performance.now();
    try {
      return await part();
    } finally {
      this.#done.push({ name, ms: performance.now() - start });
    }
  }

  get all(): ReadonlyArray<{ readonly name: string; readonly ms: number }> {
    return this.#done;
  }
}
