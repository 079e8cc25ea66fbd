/** Lines of a report: a name, and what there is to say about it. */
export type Line = readonly [name: string, text: string];

/** Something that was promised, and whether it was kept. */
export interface Check {
  readonly promise: string;
  readonly kept: boolean;
}

const COLUMN = 12;
const WIDTH = 100;

export const count = (value: number): string => value.toLocaleString("en-US");
export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(2)} MiB`;

/** A tally in one line of text, the most frequent first. */
export const tally = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, times]) => `${name}: ${count(times)}`)
    .join(", ");

/** Prints names in one column and texts, broken between words, in the other. */
export function printLines(lines: readonly Line[]): void {
  for (const [name, text] of lines) {
    const parts = text.match(new RegExp(`\\S.{0,${WIDTH - COLUMN - 3}}(?=\\s|$)|\\S+`, "g")) ?? [""];
    for (const [index, part] of parts.entries())
      console.log(`  ${(index === 0 ? name : "").padEnd(COLUMN)}${part}`);
  }
}

/** Prints what was promised and whether it was kept; returns whether all of it was. */
export function printChecks(checks: readonly Check[]): boolean {
  for (const { promise, kept } of checks) console.log(`  ${kept ? "kept  " : "BROKEN"}  ${promise}`);
  return checks.every(({ kept }) => kept);
}
