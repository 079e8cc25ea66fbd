// What the end of a connection sets in motion takes a few turns of the event loop, and no time.
const TURNS = 200;

/** What keeps this process alive just now, by kind, such as `TCPSocketWrap` or `Timeout`. */
export const activeResources = (): string[] => process.getActiveResourcesInfo().sort();

/** What keeps this process alive and did not do so before, once everything had its chance to end. */
export async function leftovers(before: readonly string[]): Promise<string[]> {
  let left: string[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    left = without(activeResources(), before);
    if (left.length === 0) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return left;
}

function without(list: readonly string[], taken: readonly string[]): string[] {
  const rest = [...list];
  for (const entry of taken) {
    const at = rest.indexOf(entry);
    if (at >= 0) rest.splice(at, 1);
  }
  return rest;
}
