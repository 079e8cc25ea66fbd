/** A number with its thousands apart and so many digits after the point. */
export const number = (value: number, digits = 0): string =>
  value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A ratio, such as `0.75×`; a dash where there is none. */
export const ratio = (value: number | undefined): string =>
  value === undefined ? "–" : `${number(value, 2)}×`;
