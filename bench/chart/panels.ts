import { candidates, type Role } from "../candidate-list.ts";
import { type MeasuredFigure, type Results, rowOf } from "../results.ts";
import { median } from "../statistics/statistics.ts";

// Times the median.
const FAR_OFF = 3;

/** One part of the chart: a bar for each candidate and series. */
export interface Panel {
  readonly title: string;
  /** What the bars of a row are, from the top down. */
  readonly series: readonly string[];
  readonly rows: readonly PanelRow[];
  /** The end of the axis; longer bars are cut there. */
  readonly end: number;
}

/** A candidate with a bar for each series; undefined where there is nothing to show. */
export interface PanelRow {
  readonly label: string;
  readonly role: Role;
  readonly bars: readonly (Bar | undefined)[];
}

/** A bar. */
export interface Bar {
  /** How long it is drawn. */
  readonly length: number;
  /** What is written at its end: the true value. */
  readonly text: string;
}

interface Wanted {
  readonly title: string;
  readonly figures: Readonly<Record<string, string>>;
  readonly digits: number;
}

const overHttp = (figure: string) => ({ http: `${figure}-http`, https: `${figure}-https` });

const wanted: readonly Wanted[] = [
  { title: "CPU per call, 64 wide (µs)", figures: overHttp("cpu-wide"), digits: 0 },
  { title: "CPU per call, one after the other (µs)", figures: overHttp("cpu-sequential"), digits: 0 },
  { title: "Fresh process: import and first 202 (ms)", figures: overHttp("cold-first"), digits: 0 },
  {
    title: "Bundle, minified and gzipped (kB)",
    figures: { "Node.js": "bundle-node", browsers: "bundle-browser", workers: "bundle-worker" },
    digits: 1,
  },
];

/** What the chart shows of the results. */
export const panels = ({ figures }: Pick<Results, "figures">): Panel[] =>
  wanted.map((panel) => panelOf(panel, figures));

function panelOf({ title, figures, digits }: Wanted, all: readonly MeasuredFigure[]): Panel {
  const values = candidates.map(({ id, label, role }) => ({
    label,
    role,
    values: Object.values(figures).map((figure) => rowOf(all, figure, id)?.median),
  }));
  const end = endOf(values);
  return {
    title,
    series: Object.keys(figures),
    end,
    rows: values.map(({ label, role, values }) => ({
      label,
      role,
      bars: values.map((value) => value && barOf(value, end, digits)),
    })) as PanelRow[],
  };
}

const barOf = (value: number, end: number, digits: number): Bar => ({
  length: Math.min(value, end),
  text: `${value.toFixed(digits)}${value > end ? " »" : ""}`,
});

/** The longest bar of the rivals and this package; but somebody far off does not press all others together. */
function endOf(
  rows: readonly { readonly role: Role; readonly values: readonly (number | undefined)[] }[],
): number {
  const compared = rows.filter(({ role }) => role === "ours" || role === "sdk");
  const values = compared.flatMap((row) => row.values.filter((value) => value !== undefined));
  return values.length === 0 ? 1 : Math.min(Math.max(...values) * 1.1, median(values) * FAR_OFF);
}

/** The chart in words, for those who cannot see it. */
export const inWords = (all: readonly Panel[]): string =>
  all
    .map(({ title, series, rows }) => {
      const told = rows
        .filter(({ bars }) => bars.some(Boolean))
        .map(
          ({ label, bars }) =>
            `${label} ${bars.map((bar) => bar?.text.replace(" »", "") ?? "none").join(" and ")}`,
        );
      return `${title}, ${series.join(" and ")}: ${told.join("; ")}.`;
    })
    .join(" ");
