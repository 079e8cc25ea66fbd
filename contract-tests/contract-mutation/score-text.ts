import type { Score, Survivor } from "./score.ts";

const NUMBER_WIDTH = 7;

/** A score as a person reads it. */
export function scoreText(score: Score, durationMs: number): string {
  const { kinds, checks, survivors, stale } = score;
  return [
    "Mutants by what they change",
    ...table(
      ["", "mutants", "killed"],
      kinds.map(({ kind, mutants, killed }) => [kind, mutants, killed]),
    ),
    "",
    "Checks by what they notice",
    ...table(
      ["", "kills", "alone"],
      checks.map(({ check, kills, alone }) => [check, kills, alone.length]),
    ),
    "",
    "Survivors",
    ...(survivors.length === 0 ? ["  none"] : survivors.flatMap(survivorLines)),
    ...(stale.length === 0 ? [] : ["", "Explanations that do not hold", ...stale.map((each) => `  ${each}`)]),
    "",
    `${summary(score)} In ${Math.round(durationMs / 1_000)} s.`,
    "",
  ].join("\n");
}

/** The score in one line. */
export function summary({ percent, mutants, survivors, stale }: Score): string {
  const open = survivors.filter(({ why }) => why === undefined).length;
  return [
    `Contract mutation score: ${percent.toFixed(1)} % of ${mutants} mutants.`,
    `${survivors.length} survived, ${survivors.length - open} of them explained.`,
    ...(stale.length === 0 ? [] : [`${stale.length} explanations are stale.`]),
  ].join(" ");
}

const survivorLines = ({ id, why, thrown }: Survivor): string[] => [
  `  ${id}`,
  `    ${why ?? "NOT EXPLAINED"}`,
  ...(thrown === undefined ? [] : [`    something threw: ${thrown}`]),
];

function table(head: readonly string[], rows: ReadonlyArray<readonly [string, number, number]>): string[] {
  const width = Math.max(...rows.map(([name]) => name.length), 0);
  return [head, ...rows].map(
    ([name = "", ...numbers]) =>
      `  ${String(name).padEnd(width)}${numbers.map((each) => String(each).padStart(NUMBER_WIDTH + 2)).join("")}`,
  );
}
