// Measures the memory that is held after many calls.
import { inLanes } from "./in-lanes.ts";
import { finish, type Given, given, openClient } from "./start.ts";

/** What is to be done. */
export interface MemoryGiven extends Given {
  readonly calls: number;
  readonly width: number;
}

/** What is handed over, in bytes. */
export interface MemoryResult {
  readonly rss: number;
  readonly rssGrowth: number;
  readonly heap: number;
}

const args = given<MemoryGiven>();
const client = await openClient(args);

async function afterCollection(): Promise<NodeJS.MemoryUsage> {
  if (!globalThis.gc) throw new Error("This needs --expose-gc.");
  // What the first collection hands to finalizers, the second one frees.
  globalThis.gc();
  await new Promise((resolve) => setTimeout(resolve, 50));
  globalThis.gc();
  return process.memoryUsage();
}

const before = await afterCollection();
await inLanes(args.calls, args.width, (index) => client.terminate(`job-${index}`));
const after = await afterCollection();
finish({
  rss: after.rss,
  rssGrowth: after.rss - before.rss,
  heap: after.heapUsed,
} satisfies MemoryResult);
