import { oneLine } from "./words.ts";

/** Text as text within a paragraph or a table's cell: on one line, and nothing in it is markup. */
export function markdownText(text: string): string {
  const escaped = oneLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()#+!|~$^]/g, "\\$&");
  // GitHub makes links of addresses, and mentions of names.
  return escaped.replaceAll("://", "&#58;//").replaceAll("@", "&#64;");
}

/** Text for HTML within Markdown, such as a `<summary>`, where backslashes do not escape. */
export function markdownHtml(text: string): string {
  return oneLine(text).replace(/[&<>"'`*_[\]|~$\\:@]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text as a block of code; the fence is longer than any in the text. */
export function markdownCode(text: string, language = "text"): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table; the cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
