import { counted, duration, type Tally } from "./tally.ts";

const CELLS = 20;
// The brackets, and the space behind them.
const FRAME = 3;

/** What a bar shows. */
export interface BarState {
  readonly tally: Pick<Tally, "past" | "tried" | "failedFirst">;
  readonly total: number | undefined;
  readonly elapsedMs: number;
  readonly slowness: string;
  /** How long the line may be. */
  readonly columns: number;
}

/**
 * One line of progress: the bar, counts by outcome, jobs a second, the time left, and what slows the run down. Where it
 * would not fit, the time left goes first, then the rate, then the bar gets shorter.
 */
export function barText({ tally, total, elapsedMs, slowness, columns }: BarState): string {
  const { past, tried, failedFirst } = tally;
  const perSecond = elapsedMs > 0 ? (tried * 1_000) / elapsedMs : 0;
  const rate = perSecond > 0 ? `${counted(Math.round(perSecond * 10) / 10)}/s` : "";
  const left =
    perSecond > 0 && total !== undefined ? `${duration(((total - past) * 1_000) / perSecond)} left` : "";
  const count = total === undefined ? `${counted(past)} jobs` : `${counted(past)}/${counted(total)}`;
  const lineOf = (...speed: readonly string[]) =>
    [count, failedFirst, ...speed, slowness].filter((part) => part !== "").join("  ");

  const room = total === undefined ? columns : columns - CELLS - FRAME;
  const line = [lineOf(rate, left), lineOf(rate)].find(({ length }) => length <= room) ?? lineOf();
  if (total === undefined) return line.slice(0, columns);
  const share = total > 0 ? Math.min(1, past / total) : 0;
  return `${bar(share, Math.min(CELLS, columns - FRAME - line.length))}${line}`.slice(0, columns);
}

function bar(share: number, cells: number): string {
  if (cells < 1) return "";
  const full = Math.round(share * cells);
  return `[${"=".repeat(full)}${" ".repeat(cells - full)}] `;
}
