/** A number as it is read: `12,345`. */
export function numberText(value: number): string {
  return value.toLocaleString("en-US");
}

/** A number and what is counted: `1 finding`, `2 findings`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

/** A time as it is read: `850 ms`, `12.3 s`, `2 min 5 s`. */
export function durationText(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The text on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}

/** The text, or its beginning and how long it is. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // No half of a character at the end.
  const beginning = text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, "");
  return `${beginning} … (${numberText(text.length)} characters in all)`;
}
