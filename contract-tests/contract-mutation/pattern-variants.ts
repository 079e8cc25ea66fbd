/** A regular expression changed in one place. */
export interface PatternVariant {
  /** What is changed, such as `without the last $`. */
  readonly how: string;
  readonly pattern: string;
}

/**
 * A pattern with one anchor, one alternative or one member of a class less, with one class that takes any character, and
 * with one count that is no limit any more. Escapes and groups inside groups are not looked into.
 */
export function patternVariants(pattern: string): PatternVariant[] {
  const variants: PatternVariant[] = [];
  const put = (start: number, end: number, text: string, how: string) =>
    variants.push({ how, pattern: pattern.slice(0, start) + text + pattern.slice(end) });

  if (pattern.startsWith("^")) put(0, 1, "", "without ^");
  if (pattern.endsWith("$")) put(pattern.length - 1, pattern.length, "", "without $");
  for (const [index, { 0: text, index: start }] of [...pattern.matchAll(/\[[^\]]*\]/g)].entries()) {
    const end = start + text.length;
    const name = `class ${index + 1}, ${text}`;
    put(start, end, ".", `${name}, takes anything`);
    const members = text.slice(1, -1).match(/.-.|./g) ?? [];
    for (const member of members.length > 1 ? members : [])
      put(
        start,
        end,
        `[${members.filter((each) => each !== member).join("")}]`,
        `${name}, without ${member}`,
      );
  }
  for (const [index, { 0: text, index: start, 1: count }] of [...pattern.matchAll(/\{(\d+)\}/g)].entries()) {
    const name = `count ${index + 1}, ${text}`;
    put(start, start + text.length, `{${count},}`, `${name}, is no upper limit`);
    put(start, start + text.length, `{0,${count}}`, `${name}, is no lower limit`);
  }
  for (const [index, { 0: text, index: start, 1: inner = "" }] of [
    ...pattern.matchAll(/\(([^()]*)\)/g),
  ].entries()) {
    const alternatives = inner.split("|");
    for (const each of alternatives.length > 1 ? alternatives : [])
      put(
        start,
        start + text.length,
        `(${alternatives.filter((other) => other !== each).join("|")})`,
        `group ${index + 1} without ${each}`,
      );
  }
  return variants;
}
