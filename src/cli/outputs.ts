import { setImmediate } from "node:timers/promises";
import { EXIT } from "./exit-codes.ts";
import type { Output, Surroundings } from "./surroundings.ts";

/** What becomes of writing to stdout and stderr. */
export class Outputs {
  readonly #outputs: Pick<Surroundings, "stdout" | "stderr">;
  #failure: string | undefined;

  constructor({ stdout, stderr }: Pick<Surroundings, "stdout" | "stderr">) {
    this.#outputs = { stdout, stderr };
    for (const [name, stream] of Object.entries(this.#outputs)) {
      stream.on("error", (error: NodeJS.ErrnoException) => {
        if (!isReaderGone(error)) this.#failure ??= `${name} cannot be written (${error.code})`;
      });
    }
  }

  /** Waits until everything is written, and says how the process should end: what could not be told is no success. */
  async settled(code: number): Promise<number> {
    const { stdout, stderr } = this.#outputs;
    await Promise.all([flushed(stdout), flushed(stderr)]);
    if (this.#failure === undefined) return code;
    stderr.write(`error: ${this.#failure}.\n`);
    return code === EXIT.done ? EXIT.failed : code;
  }
}

/** Whether whoever read an output wants no more of it. */
export const isReaderGone = ({ code }: NodeJS.ErrnoException): boolean => code === "EPIPE";

async function flushed(stream: Output): Promise<void> {
  // Called back after what was written before, whatever became of it.
  if (stream.writableLength) await new Promise<void>((resolve) => stream.write("", () => resolve()));
  // What went wrong is told a little later.
  await setImmediate();
}
