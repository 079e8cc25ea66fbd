import { schemes } from "./figure-list.ts";
import { type MeasuredFigure, rowOf } from "./results.ts";

/** What the package has to reach: a figure, or how it stands to others, is at most so much. */
export interface Target {
  readonly title: string;
  readonly figure: string;
  readonly of: "fastest SDK" | "node:http" | "itself";
  readonly atMost: number;
  readonly unit: string;
}

/** What became of a target. */
export interface JudgedTarget extends Target {
  /** Undefined when it was not measured. */
  readonly measured?: number;
  /** How the figure stands to node:http, where that makes sense. */
  readonly toFloor?: number;
  readonly met?: boolean;
}

const times = "×";

/** All targets. */
export const targets: readonly Target[] = [
  ...schemes.flatMap((scheme): Target[] => {
    const wide = {
      title: `CPU per call, 64 wide, ${scheme}`,
      figure: `cpu-wide-${scheme}`,
      unit: times,
    };
    return [
      { ...wide, of: "fastest SDK", atMost: 0.75 },
      { ...wide, of: "node:http", atMost: 1.6 },
      {
        title: `CPU per call, one after the other, ${scheme}`,
        figure: `cpu-sequential-${scheme}`,
        of: "fastest SDK",
        atMost: 0.8,
        unit: times,
      },
      {
        title: `cold import and first 202, ${scheme}`,
        figure: `cold-first-${scheme}`,
        of: "fastest SDK",
        atMost: 0.4,
        unit: times,
      },
    ];
  }),
  { title: "bundle for browsers, gzip", figure: "bundle-browser", of: "itself", atMost: 7, unit: "kB" },
  { title: "bundle for workers, gzip", figure: "bundle-worker", of: "itself", atMost: 7, unit: "kB" },
  { title: "bundle for Node.js, gzip", figure: "bundle-node", of: "itself", atMost: 9, unit: "kB" },
  { title: "run-time dependencies", figure: "dependencies", of: "itself", atMost: 0, unit: "" },
  { title: "memory after all calls", figure: "rss", of: "node:http", atMost: 1.5, unit: times },
  {
    title: "all jobs, 64 wide, to what the server allows",
    figure: "many-to-bound",
    of: "itself",
    atMost: 1.05,
    unit: times,
  },
];

/** Holds every target against what was measured. */
export const judge = (figures: readonly MeasuredFigure[]): JudgedTarget[] =>
  targets.map((target) => {
    const row = rowOf(figures, target.figure, "ours");
    const measured = { "fastest SDK": row?.toFastestSdk, "node:http": row?.toFloor, itself: row?.median }[
      target.of
    ];
    if (measured === undefined) return target;
    const toFloor = row?.toFloor === undefined ? {} : { toFloor: row.toFloor };
    return { ...target, measured, ...toFloor, met: measured <= target.atMost };
  });
