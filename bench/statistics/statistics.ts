/** The middle and the ends of some values. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The value below which a share of all values lies, between neighbours in proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) throw new RangeError("There are no values.");
  return below + (above - below) * (at - Math.floor(at));
}

/** The value in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The middle and the ends. */
export const summarize = (values: readonly number[]): Summary => ({
  median: median(values),
  min: quantile(values, 0),
  max: quantile(values, 1),
});

/**
 * The median of the ratios round by round: what slows the machine down for a while slows both sides of a ratio.
 * Undefined where a ratio says nothing, because there is nothing to divide by.
 */
export function medianRatio(values: readonly number[], base: readonly number[]): number | undefined {
  if (values.length !== base.length) throw new RangeError("Ratios are made within a round.");
  const ratios = values.map((value, round) => value / (base[round] ?? 0));
  return ratios.every(Number.isFinite) ? median(ratios) : undefined;
}
