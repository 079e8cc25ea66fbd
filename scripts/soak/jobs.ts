/** The jobs of the soak, as the service knows them: the truth that every outcome is held against. */
export class Jobs {
  readonly #terminated: Uint8Array;

  constructor(count: number) {
    this.#terminated = new Uint8Array(count);
  }

  static id(index: number): string {
    return `soak-${index}`;
  }

  static index(jobId: string): number {
    return Number(jobId.slice("soak-".length));
  }

  /** Terminates the job that a request is about; false when it was terminated before. */
  terminate(target: string): boolean {
    const index = Jobs.index(/^\/jobs\/([^/]+)\/terminate\?/.exec(target)?.[1] ?? "");
    const isFirst = this.#terminated[index] === 0;
    this.#terminated[index] = 1;
    return isFirst;
  }

  isTerminated(index: number): boolean {
    return this.#terminated[index] === 1;
  }
}
