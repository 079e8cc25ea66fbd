import { type CandidateId, candidateOf, candidates } from "./candidate-list.ts";
import { type Figure, figures } from "./figure-list.ts";
import { medianRatio, type Summary, summarize } from "./statistics/statistics.ts";

/** The raw values of a figure, one for each round, by candidate. */
export type Values = Readonly<Partial<Record<CandidateId, readonly number[]>>>;

/** What one candidate reached. */
export interface Row extends Summary {
  readonly candidate: CandidateId;
  readonly values: readonly number[];
  /** Times the floor (node:http), within a round. */
  readonly toFloor?: number;
  /** Times the fastest rival SDK, within a round. */
  readonly toFastestSdk?: number;
}

/** A figure with what all candidates reached. */
export interface MeasuredFigure extends Figure {
  readonly fastestSdk?: CandidateId;
  readonly rows: readonly Row[];
}

/** Something that could not be measured. */
export interface Problem {
  readonly candidate?: CandidateId;
  readonly what: string;
  readonly message: string;
}

/** Where it was measured. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly os: string;
}

/** How often and how much. */
export interface Effort {
  readonly callRounds: number;
  readonly warmUpCalls: number;
  readonly wideCalls: number;
  readonly sequentialCalls: number;
  readonly memoryRounds: number;
  readonly memoryCalls: number;
  readonly coldRounds: number;
  readonly manyRounds: number;
  readonly jobs: number;
  readonly delayMs: number;
  readonly toolRounds: number;
}

/** What stands in `results.json`. */
export interface Results {
  readonly date: string;
  readonly command: string;
  readonly quick: boolean;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly effort: Effort;
  /** What else the machine had to do when the run began: processes that want to run, for each core. */
  readonly loadPerCore?: number;
  /** What the server itself needs for a request, so that one sees that it is not in the way. */
  readonly serverCpuMicros: Readonly<Record<string, number>>;
  readonly figures: readonly MeasuredFigure[];
  readonly problems: readonly Problem[];
}

/** A figure with medians, spreads and ratios; undefined where nobody has a value. */
export function measured(figure: Figure, values: Values): MeasuredFigure | undefined {
  const present = candidates.flatMap(({ id }) => {
    const own = values[id];
    return own && own.length > 0 ? [{ candidate: id, values: own, ...summarize(own) }] : [];
  });
  if (present.length === 0) return undefined;
  const fastest = present
    .filter(({ candidate }) => candidateOf(candidate).role === "sdk")
    .reduce<(typeof present)[number] | undefined>(
      (best, row) => (best === undefined || row.median < best.median ? row : best),
      undefined,
    );
  const floor = present.find(({ candidate }) => candidateOf(candidate).role === "floor");
  return {
    ...figure,
    ...(fastest ? { fastestSdk: fastest.candidate } : {}),
    rows: present.map((row) => ({
      ...row,
      ...ratio("toFloor", row.values, floor?.values),
      ...ratio("toFastestSdk", row.values, fastest?.values),
    })),
  };
}

function ratio(name: "toFloor" | "toFastestSdk", values: readonly number[], base?: readonly number[]) {
  const found = base && medianRatio(values, base);
  return found === undefined ? {} : { [name]: found };
}

/** All figures that have values, in the order of the list. */
export const measuredFigures = (values: ReadonlyMap<string, Values>): MeasuredFigure[] =>
  figures.flatMap((figure) => measured(figure, values.get(figure.id) ?? {}) ?? []);

/** The row of a candidate. */
export const rowOf = (
  all: readonly MeasuredFigure[],
  figure: string,
  candidate: CandidateId,
): Row | undefined => all.find(({ id }) => id === figure)?.rows.find((row) => row.candidate === candidate);
