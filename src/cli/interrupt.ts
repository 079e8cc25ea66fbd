import { EXIT } from "./exit-codes.ts";
import type { Surroundings } from "./surroundings.ts";

/** How a run is ended early: first nothing new is begun, then what is under way is given up, then the process ends. */
export class Interrupt {
  readonly #noMore = new AbortController();
  readonly #giveUp = new AbortController();
  #times = 0;

  /** Aborts when nothing new is to be begun. */
  get noMore(): AbortSignal {
    return this.#noMore.signal;
  }

  /** Aborts when what is under way is to be given up. */
  get giveUp(): AbortSignal {
    return this.#giveUp.signal;
  }

  /** Whether somebody interrupted the run, and not the run itself. */
  get isInterrupted(): boolean {
    return this.#times > 0;
  }

  /** Begins nothing new. */
  finish(): void {
    this.#noMore.abort();
  }

  /** One Ctrl-C. @returns how many there were */
  hear(): number {
    this.#times++;
    this.finish();
    if (this.#times > 1) this.#giveUp.abort(new Error("interrupted"));
    return this.#times;
  }
}

/** Listens to Ctrl-C; the returned function ends that. */
export function listen(
  interrupt: Interrupt,
  { onInterrupt, exit }: Pick<Surroundings, "onInterrupt" | "exit">,
  say: (text: string) => void,
): () => void {
  return onInterrupt(() => {
    const times = interrupt.hear();
    if (times === 1) say("Interrupted: what is under way is finished. Ctrl-C again stops at once.");
    // Whatever still holds the process does so against the rules.
    if (times > 2) exit(EXIT.interrupted);
  });
}
