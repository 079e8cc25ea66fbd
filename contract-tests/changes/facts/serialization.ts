import type { Spot } from "../spot.ts";

/** Where a value is written: as a parameter in one of its places, or as a header of an answer. */
export type Writing = "path" | "query" | "header" | "cookie";

/**
 * The keys of a parameter or header that say how its value is written as it would be without them.
 *
 * Source: OpenAPI 3.1, "Parameter Object" and "Header Object".
 */
export function restatedKeys(holder: Spot, writing: Writing): string[] {
  const style = writing === "query" || writing === "cookie" ? "form" : "simple";
  const said = (key: string) => holder.member(key)?.value;
  const defaults: Readonly<Record<string, unknown>> = {
    style,
    explode: (said("style") ?? style) === "form",
    allowReserved: false,
    allowEmptyValue: false,
  };
  return Object.keys(defaults).filter((key) => said(key) === defaults[key]);
}
