import { hierarchy, partition } from "d3-hierarchy";
import { coverageGroups } from "../coverage-rows.ts";
import type { CoverageLine } from "../report.ts";

/** A cell of the picture. */
export interface Cell {
  /** From 0, the contract, to 3, the elements. */
  readonly depth: number;
  readonly name: string;
  /** How many elements it stands for, and how many of them are covered. */
  readonly total: number;
  readonly covered: number;
  /** Where it begins and ends along the picture. */
  readonly from: number;
  readonly to: number;
}

interface Part {
  readonly name: string;
  readonly weight?: number;
  readonly lines: readonly CoverageLine[];
  readonly children?: readonly Part[];
}

/**
 * The contract as nested cells along a length: itself, the groups of its operations, their kinds, the elements.
 * @param weigh how much room a kind with so many elements takes
 */
export function coverageCells(
  coverage: readonly CoverageLine[],
  length: number,
  weigh: (elements: number) => number,
): Cell[] {
  const root = hierarchy(partsOf(coverage, weigh), ({ children }) => children).sum(
    ({ weight }) => weight ?? 0,
  );
  const laidOut = partition<Part>().size([length, 1])(root);
  return laidOut.descendants().map(({ depth, data, x0, x1 }) => ({
    depth,
    name: data.name,
    total: data.lines.length,
    covered: data.lines.filter((line) => line.covered).length,
    from: x0,
    to: x1,
  }));
}

function partsOf(coverage: readonly CoverageLine[], weigh: (elements: number) => number): Part {
  const [operation, ...more] = coverage.filter(({ kind }) => kind === "operation");
  const children = coverageGroups(coverage).map(({ group, kinds }) => ({
    name: group,
    lines: kinds.flatMap(({ lines }) => lines),
    children: kinds.map(({ kind, lines }) => ({
      name: kind,
      lines,
      children: lines.map((line) => ({
        name: line.name,
        lines: [line],
        weight: weigh(lines.length) / lines.length,
      })),
    })),
  }));
  return {
    name: operation && more.length === 0 ? operation.name : "the contract",
    lines: coverage,
    children,
  };
}
