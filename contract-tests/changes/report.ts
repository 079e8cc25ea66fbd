import type { Finding } from "./findings.ts";
import type { Severity } from "./severities.ts";

/** How a piece of text stands out on a terminal. */
export type Paint = (style: "bold" | "red" | "yellow" | "dim", text: string) => string;

const groups: ReadonlyArray<readonly [Severity, "red" | "yellow" | "dim"]> = [
  ["breaking-for-callers", "red"],
  ["breaking-for-service", "yellow"],
  ["harmless", "dim"],
];

/** The findings as a page of plain text, the gravest first, and a line that sums them up. */
export function reportOf(findings: readonly Finding[], paint: Paint): string {
  const lines = groups.flatMap(([severity, colour]) =>
    findings
      .filter((finding) => finding.severity === severity)
      .flatMap((finding) => [`${paint(colour, severity)} ${findingLine(finding, paint)}`]),
  );
  return [...lines, ...(lines.length > 0 ? [""] : []), paint("bold", summary(findings)), ""].join("\n");
}

/** One finding without its severity: `id place: element: old -> new`. */
export function findingLine({ id, place, elements, before, after }: Finding, paint: Paint): string {
  const [first = "", ...others] = elements;
  const more = others.length > 0 ? paint("dim", ` (and ${others.length} more that refer to it)`) : "";
  return `${id} ${place}: ${first}: ${brief(before)} -> ${brief(after)}${more}`;
}

function summary(findings: readonly Finding[]): string {
  if (findings.length === 0) return "Nothing changed.";
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const changes = `${findings.length} ${findings.length === 1 ? "change" : "changes"}`;
  return `${changes}: ${groups.map(([severity]) => `${count(severity)} ${severity}`).join(", ")}.`;
}

/** A value in so few characters that a line stays readable. */
export function brief(value: unknown): string {
  if (value === undefined) return "(nothing)";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, " ");
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}
