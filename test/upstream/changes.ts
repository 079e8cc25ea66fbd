/** Lets tests wait for a condition instead of for a time. */
export class Changes {
  readonly #checks = new Set<() => void>();

  /** To be called after each change that a condition may be about. */
  announce(): void {
    for (const check of this.#checks) check();
  }

  /** Settles as soon as a condition holds. */
  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve) => {
      const check = () => {
        if (!condition()) return;
        this.#checks.delete(check);
        resolve();
      };
      this.#checks.add(check);
    });
  }
}
