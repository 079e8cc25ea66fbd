import { styleText } from "node:util";

const MARGIN = "  ";
const WIDTH = Math.min(process.stdout.columns || 80, 100);

export const bold = (text: string): string => styleText("bold", text);
export const dim = (text: string): string => styleText("dim", text);
export const good = (text: string): string => styleText("green", text);
export const bad = (text: string): string => styleText("red", text);
export const notable = (text: string): string => styleText("yellow", text);

/** A heading, with an empty line around it. */
export function heading(text: string): void {
  console.log(`\n${bold(text)}\n`);
}

export function line(text = ""): void {
  console.log(text === "" ? "" : MARGIN + text);
}

/** Text broken so that it fits the page, `indent` columns in, and `hanging` more from the second line on. */
export function paragraph(text: string, indent = 0, hanging = 0, style = (part: string) => part): void {
  const room = Math.max(20, WIDTH - MARGIN.length - indent - hanging);
  // Between words where that is possible.
  const parts = text.match(new RegExp(`\\S.{0,${room - 1}}(?=\\s|$)|\\S.{0,${room - 1}}`, "g")) ?? [];
  for (const [index, part] of parts.entries()) {
    line(" ".repeat(index > 0 ? indent + hanging : indent) + style(part));
  }
}
