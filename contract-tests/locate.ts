import { isNode, LineCounter, parseDocument } from "yaml";

/** Where a node stands; both count from 1. */
export interface Location {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds the place of a JSON pointer, such as `#/components/parameters/Timeout`, in a YAML or JSON text. What is below
 * an alias or does not exist is found at the nearest thing above it.
 */
export function locator(text: string): (pointer: string) => Location | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return (pointer) => {
    const keys = pointer
      .replace(/^#?\/?/, "")
      .split("/")
      .filter(Boolean)
      .map(unescaped);
    for (let depth = keys.length; depth > 0; depth--) {
      const offset = offsetOf(keys.slice(0, depth));
      if (offset !== undefined) {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
      }
    }
    return undefined;
  };

  // The key of a mapping is where a reader looks, not the value after it.
  function offsetOf(path: readonly string[]): number | undefined {
    const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const last = path.at(-1) ?? "";
    const items = isNode(parent) && "items" in parent ? (parent.items as readonly unknown[]) : [];
    for (const [index, item] of items.entries()) {
      const key = (item as { key?: { value?: unknown; range?: readonly number[] } }).key;
      if (key && String(key.value) === last) return key.range?.[0];
      if (!key && String(index) === last) return (item as { range?: readonly number[] }).range?.[0];
    }
    return undefined;
  }
}

const unescaped = (key: string) => key.replaceAll("~1", "/").replaceAll("~0", "~");
