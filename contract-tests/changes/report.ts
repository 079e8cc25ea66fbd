import type { Finding } from "./findings.ts";
import { hanging, type Page, type Paint } from "./page.ts";
import type { Severity } from "./severities.ts";

const groups: ReadonlyArray<readonly [Severity, "red" | "yellow" | "green" | "dim"]> = [
  ["breaking-for-callers", "red"],
  ["breaking-for-service", "yellow"],
  ["addition", "green"],
  ["harmless", "dim"],
];

/** The findings as a page of plain text, the gravest first, and a line that sums them up. */
export function reportOf(findings: readonly Finding[], page: Page): string {
  const { paint } = page;
  const lines = groups.flatMap(([severity, colour]) =>
    findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => hanging(`${paint(colour, severity)} ${findingLine(finding, paint)}`, page)),
  );
  return [
    ...lines,
    ...(lines.length > 0 ? [""] : []),
    paint("bold", hanging(summary(findings), page)),
    "",
  ].join("\n");
}

/** One finding without its severity: `id place: element: old -> new`. */
export function findingLine({ id, place, elements, before, after }: Finding, paint: Paint): string {
  const [first = "", ...others] = elements;
  const elsewhere = [...new Set(others.map(operationOf))].filter((name) => name !== operationOf(first));
  const also = elsewhere.length > 0 ? `, also in ${elsewhere.join(" and ")}` : "";
  const more = others.length > 0 ? paint("dim", ` (and ${others.length} more that refer to it${also})`) : "";
  return `${id} ${place}: ${first}: ${brief(before)} -> ${brief(after)}${more}`;
}

// An element is told from its operation down.
const operationOf = (element: string) => element.split(" > ")[0];

function summary(findings: readonly Finding[]): string {
  if (findings.length === 0) return "Nothing changed.";
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const changes = `${findings.length} ${findings.length === 1 ? "change" : "changes"}`;
  return `${changes}: ${groups.map(([severity]) => `${count(severity)} ${severity}`).join(", ")}.`;
}

// Room for the indent, so that a value without blanks fits on a line of 80 columns as well.
const LONGEST_VALUE = 72;

/** A value in so few characters that a line stays readable. */
export function brief(value: unknown): string {
  if (value === undefined) return "(nothing)";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE - 3)}...` : line;
}
