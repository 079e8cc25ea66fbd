/** The entries in another order for each round: everybody is the first, the last and in the middle in turn. */
export function rotated<T>(entries: readonly T[], round: number): readonly T[] {
  const at = entries.length === 0 ? 0 : round % entries.length;
  return [...entries.slice(at), ...entries.slice(0, at)];
}
