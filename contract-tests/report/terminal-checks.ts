import type { CheckLine } from "./report.ts";
import { indented, type Paint } from "./terminal-paint.ts";
import { checkState } from "./verdict.ts";
import { counted, numberText, oneLine } from "./words.ts";

const SIGN = { passed: "ok", failed: "FAILED", notRun: "not run", empty: "EMPTY" } as const;
const SIGN_WIDTH = Math.max(...Object.values(SIGN).map((sign) => sign.length));
const COUNT_WIDTH = 8;

/** One line a check: its sign, how many verdicts it gave, its id and its promise. */
export function checkLines(checks: readonly CheckLine[], columns: number, paint: Paint): string {
  const idWidth = Math.max(0, ...checks.map(({ id }) => id.length));
  return checks.map((check) => checkText(check, idWidth, columns, paint)).join("\n");
}

function checkText(check: CheckLine, idWidth: number, columns: number, paint: Paint): string {
  const state = checkState(check);
  const mark = { passed: paint.good, failed: paint.bad, notRun: paint.notable, empty: paint.bad }[state];
  const start = `  ${mark(SIGN[state].padEnd(SIGN_WIDTH))}${numberText(check.verdicts).padStart(COUNT_WIDTH)}  `;
  const width = 2 + SIGN_WIDTH + COUNT_WIDTH + 2 + idWidth + 2;
  const words = [oneLine(check.title), noteOf(check)].filter((text) => text !== "").join(" ");
  // Where two columns do not fit side by side, the promise goes below.
  const isNarrow = columns - width < 30;
  const text = indented(words, isNarrow ? 4 : width, columns);
  return isNarrow
    ? `${start}${paint.bold(check.id)}\n${text}`
    : `${start}${paint.bold(check.id.padEnd(idWidth))}  ${text.trimStart()}`;
}

function noteOf(check: CheckLine): string {
  if (check.findings > 0) return `(${counted(check.findings, "finding")})`;
  if (checkState(check) === "empty") return "(applied to nothing, which proves nothing)";
  return check.reason === undefined ? "" : `(${oneLine(check.reason)})`;
}
