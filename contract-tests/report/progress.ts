import { type Options, type Params, SingleBar } from "cli-progress";
import { visibleText } from "./visible.ts";
import { oneLine } from "./words.ts";

/** How far a run has come. */
export interface Progress {
  /** @param total how many steps there will be */
  start(total: number): void;
  /** @param title what is being done now; counts as one step */
  step(title: string): void;
  /** Takes the bar away and leaves an empty line for what follows. */
  stop(): void;
}

const BAR = 24;

/** A bar with the current title, on a terminal; on any other stream it writes nothing. */
export function createProgress(stream: NodeJS.WritableStream & { readonly isTTY?: boolean }): Progress {
  if (stream.isTTY !== true) return { start() {}, step() {}, stop() {} };
  // Neither the cursor nor the wrapping of lines is switched off: a process that is killed leaves nothing to mend.
  const bar = new SingleBar({ stream, format: lineOf, clearOnComplete: true, linewrap: true });
  return {
    start: (total) => bar.start(total, 0, { title: "" }),
    step: (title) => bar.increment(1, { title: oneLine(visibleText(title)) }),
    stop: () => bar.stop(),
  };
}

function lineOf(_: Options, params: Params, payload: { readonly title: string }): string {
  const full = Math.round(params.progress * BAR);
  const start = `[${"=".repeat(full)}${" ".repeat(BAR - full)}] ${params.value}/${params.total} `;
  // A wide character takes two columns, and a full line would wrap.
  const room = Math.max(0, params.maxWidth - start.length - 1);
  return start + fitting(payload.title, room);
}

function fitting(text: string, columns: number): string {
  let used = 0;
  let fit = "";
  for (const character of text) {
    used += (character.codePointAt(0) ?? 0) > 0x10ff ? 2 : 1;
    if (used > columns) break;
    fit += character;
  }
  return fit;
}
