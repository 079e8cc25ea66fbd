/** The keys that lead from the document to a place in it. */
export type Path = readonly string[];

type Mapping = Record<string, unknown>;

/** What stands at a place of a document; undefined when there is nothing. */
export const valueAt = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>((node, key) => (node as Mapping | undefined)?.[key], document);

/** Takes an entry out of a mapping or a list. */
export function drop(document: unknown, path: Path): void {
  const { around, key } = entryAt(document, path);
  if (Array.isArray(around)) around.splice(Number(key), 1);
  else delete around[key];
}

/** Sets an entry of a mapping or a list; one that is not there is added. */
export function put(document: unknown, path: Path, value: unknown): void {
  const { around, key } = entryAt(document, path);
  (around as Mapping)[key] = value;
}

/** Gives an entry of a mapping another key; the order stays. */
export function rename(document: unknown, path: Path, name: string): void {
  const { around, key } = entryAt(document, path);
  const entries = Object.entries(around).map(([each, value]) => [each === key ? name : each, value] as const);
  for (const each of Object.keys(around)) delete (around as Mapping)[each];
  for (const [each, value] of entries) (around as Mapping)[each] = value;
}

function entryAt(document: unknown, path: Path): { around: Mapping | unknown[]; key: string } {
  const around = valueAt(document, path.slice(0, -1));
  const key = path.at(-1);
  if (around === null || typeof around !== "object" || key === undefined)
    throw new Error(`There is nothing around ${path.join("/")}.`);
  return { around: around as Mapping | unknown[], key };
}
