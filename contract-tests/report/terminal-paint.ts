import { styleText } from "node:util";

/** How parts of the text are marked; every mark has words of its own beside it, so none is needed to read the text. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly notable: (text: string) => string;
}

/** Colours, or none. */
export function paintOf(color: boolean): Paint {
  const paint = (style: Parameters<typeof styleText>[0]) => (text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  return {
    bold: paint("bold"),
    dim: paint("dim"),
    good: paint("green"),
    bad: paint("red"),
    notable: paint("yellow"),
  };
}

/**
 * Text broken between words so that it fits, each line `indent` columns in. Line breaks of its own are kept; a word that
 * is too long stays whole, so that it can be copied.
 */
export function indented(text: string, indent: number, columns: number): string {
  const room = Math.max(20, columns - indent);
  const broken = text
    .split("\n")
    .flatMap((line) => line.match(new RegExp(`\\S.{0,${room - 1}}(?=\\s|$)|\\S+`, "gu")) ?? [""]);
  return broken.map((line) => (line === "" ? "" : " ".repeat(indent) + line)).join("\n");
}
