/**
 * JSON in the service's own layout: CRLF, two blanks for each level, and a new line after opening and before closing
 * brackets only.
 */
export function odataJson(value: unknown, depth = 1): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => odataJson(item, depth + 1));
    return inBrackets("[", items, "]", depth);
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([name, member]) => `${JSON.stringify(name)}:${odataJson(member, depth + 1)}`,
    );
    return inBrackets("{", members, "}", depth);
  }
  return JSON.stringify(value);
}

const inBrackets = (open: string, parts: readonly string[], close: string, depth: number) =>
  `${open}\r\n${"  ".repeat(depth)}${parts.join(",")}\r\n${"  ".repeat(depth - 1)}${close}`;
