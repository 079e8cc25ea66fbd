import { styleText } from "node:util";
import { Help } from "commander";

/** What a page of text is written on. */
export interface Page {
  /** How wide a line can be. */
  readonly columns: number;
  readonly paint: Paint;
}

/** How a piece of text stands out on a terminal. */
export type Paint = (style: "bold" | "red" | "yellow" | "green" | "dim", text: string) => string;

// What a command's help takes too where nobody says how wide a line can be.
const USUAL_COLUMNS = 80;

/** The standard output, in the width and the colours that it has. */
export const outputPage = (): Page => ({
  // A terminal that nobody has given a size has 0 columns.
  columns: process.stdout.columns || USUAL_COLUMNS,
  paint: (style, text) => styleText(style, text, { stream: process.stdout }),
});

const INDENT = 4;

/** A text broken between words so that it fits; all lines but the first stand further in. */
export const hanging = (text: string, { columns }: Page): string =>
  new Help().boxWrap(text, columns - INDENT).replaceAll("\n", `\n${" ".repeat(INDENT)}`);
