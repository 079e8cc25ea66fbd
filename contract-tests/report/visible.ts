import type { Report } from "./report.ts";

// Control characters, what reorders or hides text, halves of characters, what is no character. A tab and a line feed
// are text; joiners are part of emoji and of some scripts.
const INVISIBLE = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** The same text with every character that cannot be seen, or that could act, written as an escape such as `\x1b`. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
    return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\u{${code}}`;
  });
}

/** The same report with every text in it made visible; each form starts with this, so that none can forget it. */
export function visibleReport(report: Report): Report {
  return visibleData(report) as Report;
}

function visibleData(data: unknown): unknown {
  if (typeof data === "string") return visibleText(data);
  if (Array.isArray(data)) return data.map(visibleData);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, visibleData(value)]));
}
