import { type CandidateId, candidateOf, candidates } from "../candidate-list.ts";
import { type Group, groups } from "../figure-list.ts";
import { type MeasuredFigure, type Results, rowOf } from "../results.ts";
import { type JudgedTarget, judge } from "../targets.ts";
import { number, ratio } from "./numbers.ts";
import { textTable } from "./text-table.ts";

// As many as fit into a line of a log.
const COLUMNS = 4;

// Where ratios begin to be disturbed, in processes for each core; the build before leaves a little.
const BUSY = 0.7;

/** What a run says on a terminal or in a log. */
export function report(results: Results): string {
  const blocks = [
    head(results),
    ...groups.flatMap((group) => groupTables(results.figures, group)),
    ...targetBlock(results),
    ...(results.problems.length > 0 ? [problems(results)] : []),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

// Of a run that was asked for some figures only, the targets of the others say nothing.
function targetBlock({ figures }: Results): string[][] {
  const measured = judge(figures).filter((target) => target.measured !== undefined);
  return measured.length > 0 ? [["Targets", ...targetTable(measured)]] : [];
}

function head({
  quick,
  date,
  command,
  machine,
  versions,
  effort,
  loadPerCore,
  serverCpuMicros,
}: Results): string[] {
  const server = Object.entries(serverCpuMicros).map(
    ([scheme, micros]) => `${number(micros)} µs (${scheme})`,
  );
  return [
    ...(quick ? ["QUICK RUN: few rounds and few calls, good for a first look only.", ""] : []),
    `${command}, ${date}`,
    `${machine.cpu}, ${machine.cores} cores, ${number(machine.memoryGiB)} GiB, ${machine.os}`,
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(", "),
    `Rounds: ${effort.callRounds} of calls (${effort.wideCalls} wide, ${effort.sequentialCalls} one after the other), ${effort.memoryRounds} of memory (${effort.memoryCalls} calls), ${effort.coldRounds} of fresh processes, ${effort.manyRounds} of ${effort.jobs} jobs at ${effort.delayMs} ms.`,
    "Medians; ratios are made within each round, and their median is shown.",
    ...(loadPerCore !== undefined && loadPerCore > BUSY
      ? [`NOT ALONE: ${number(loadPerCore, 1)} other processes for each core wanted to run when this began.`]
      : []),
    ...(server.length > 0 ? [`CPU of the server itself per request: ${server.join(", ")}.`] : []),
  ];
}

const groupTables = (all: readonly MeasuredFigure[], group: Group): string[][] => {
  const own = all.filter((figure) => figure.group === group);
  const side = own.filter(({ main }) => !main);
  return [
    ...own.filter(({ main }) => main).map((figure) => [titleOf(figure), ...figureTable(figure)]),
    ...chunks(side, COLUMNS).map((figures) => [...captionOf(group), ...sharedTable(figures)]),
  ];
};

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

const captionOf = (group: Group) =>
  group === "profile" ? ["where the time of a call goes, 64 wide, http"] : [];

const titleOf = ({ title, unit }: MeasuredFigure) => (unit === "" ? title : `${title} (${unit})`);

/** One column for each figure, medians only. */
function sharedTable(figures: readonly MeasuredFigure[]): string[] {
  const present = candidates.filter(({ id }) => figures.some((figure) => rowOf([figure], figure.id, id)));
  const cell = (figure: MeasuredFigure, id: CandidateId) => {
    const row = rowOf([figure], figure.id, id);
    return row ? number(row.median, figure.digits) : "–";
  };
  return textTable(
    ["", ...figures.map(titleOf)],
    present.map(({ id, label }) => [`  ${label}`, ...figures.map((figure) => cell(figure, id))]),
  );
}

function figureTable({ rows, digits, fastestSdk }: MeasuredFigure): string[] {
  const several = rows.some(({ values }) => values.length > 1);
  const toFloor = rows.some((row) => row.toFloor !== undefined);
  const toSdk = fastestSdk !== undefined;
  const only = <T>(wanted: boolean, cell: T) => (wanted ? [cell] : []);
  return textTable(
    [
      "",
      several ? "median" : "value",
      ...only(several, "min – max"),
      ...only(toFloor, "to node:http"),
      ...only(toSdk, "to the fastest rival SDK"),
    ],
    rows.map((row) => [
      `  ${candidateOf(row.candidate).label}${row.candidate === fastestSdk ? " *" : ""}`,
      number(row.median, digits),
      ...only(several, `${number(row.min, digits)} – ${number(row.max, digits)}`),
      ...only(toFloor, ratio(row.toFloor)),
      ...only(toSdk, ratio(row.toFastestSdk)),
    ]),
  );
}

/** The targets with what was measured, as lines of text. */
export const targetTable = (judged: readonly JudgedTarget[]): string[] =>
  textTable(["", "at most", "of", "measured", "to node:http", ""], judged.map(targetRow));

/** A target in cells: what, limit, what it is compared with, measured, distance from the floor, verdict. */
export function targetRow({ title, of, atMost, unit, measured, toFloor, met }: JudgedTarget): string[] {
  const show = (value: number) =>
    unit === "×" ? ratio(value) : `${number(value, value % 1 === 0 ? 0 : 2)} ${unit}`.trim();
  return [
    `  ${title}`,
    show(atMost),
    of === "itself" ? "" : of,
    measured === undefined ? "–" : show(measured),
    ratio(toFloor),
    met === undefined ? "not measured" : met ? "met" : "MISSED",
  ];
}

const problems = ({ problems }: Results): string[] => [
  "COULD NOT BE MEASURED",
  ...problems.map(
    ({ candidate, what, message }) =>
      `  ${what}${candidate ? `, ${candidateOf(candidate).label}, left out` : ""}: ${message}`,
  ),
];
