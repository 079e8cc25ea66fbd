import type { FileHandle } from "node:fs/promises";

/** What is needed of an open file. */
export type LogFile = Pick<FileHandle, "appendFile" | "datasync" | "close">;

// So many lines may wait for the disk before more are taken.
const ROOM = 1_000;

/** Lines at the end of a file, each of which is settled when the disk has it. Those that are ready go together. */
export class SyncedLog {
  readonly #file: LogFile;
  #waiting: { readonly line: string; readonly settled: () => void }[] = [];
  #flushing: Promise<void> | undefined;
  #failure: string | undefined;

  constructor(file: LogFile) {
    this.#file = file;
  }

  /** Why the disk takes nothing more. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Adds a line; calls back when it is kept, or when the disk did not take it. */
  append(line: string, settled: () => void): void {
    this.#waiting.push({ line, settled });
    this.#flushing ??= this.#flush();
  }

  /** Settles when there is room for more lines. */
  async ready(): Promise<void> {
    if (this.#waiting.length >= ROOM) await this.flushed();
  }

  /** Settles when every line is settled. */
  async flushed(): Promise<void> {
    await this.#flushing;
  }

  /** The same, and closes the file. */
  async close(): Promise<void> {
    await this.flushed();
    await this.#file.close().catch(this.#fail);
  }

  readonly #fail = (error: NodeJS.ErrnoException) => {
    this.#failure ??= error.code ?? error.message;
  };

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0);
      if (this.#failure === undefined) await this.#keep(group.map(({ line }) => line)).catch(this.#fail);
      for (const { settled } of group) settled();
    }
    this.#flushing = undefined;
  }

  async #keep(lines: readonly string[]): Promise<void> {
    await this.#file.appendFile(lines.map((line) => `${line}\n`).join(""));
    await this.#file.datasync();
  }
}
