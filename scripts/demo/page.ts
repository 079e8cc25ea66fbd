import { styleText } from "node:util";

const MARGIN = "  ";
const WIDTH = Math.min(process.stdout.columns || 100, 100);

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

/** Text broken between words so that it fits the terminal, each line `indent` columns in. */
export function paragraph(text: string, indent = 0, style = (part: string) => part): void {
  const room = Math.max(20, WIDTH - MARGIN.length - indent);
  const parts = text.match(new RegExp(`\\S.{0,${room - 1}}(?=\\s|$)|\\S+`, "g")) ?? [];
  for (const part of parts) line(" ".repeat(indent) + style(part));
}

/** Names and values in two columns; a value that is too long for its column goes below its name. */
export function pairs(rows: readonly (readonly [name: string, value: string])[]): void {
  const column = Math.max(...rows.map(([name]) => name.length)) + 2;
  for (const [name, value] of rows) {
    const gap = MARGIN.length + column + value.length > WIDTH ? `\n${MARGIN.repeat(2)}` : "";
    line(`${dim(gap ? name : name.padEnd(column))}${gap}${value}`);
  }
}
