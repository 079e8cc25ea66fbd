// Measures CPU and duration of calls, after a warm-up: many at a time, then one after the other.
import { quantile } from "../statistics/statistics.ts";
import { inLanes } from "./in-lanes.ts";
import { finish, type Given, given, openClient } from "./start.ts";

/** What is to be done. */
export interface CallsGiven extends Given {
  readonly warmUp: number;
  readonly wide: number;
  readonly sequential: number;
  readonly width: number;
}

/** How calls went. */
export interface CallsMeasured {
  readonly cpuMicros: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** What is handed over. */
export interface CallsResult {
  readonly wide: CallsMeasured;
  readonly sequential: CallsMeasured;
}

const args = given<CallsGiven>();
const client = await openClient(args);
let jobs = 0;

async function measure(count: number, width: number): Promise<CallsMeasured> {
  const durations = new Float64Array(count);
  const before = process.cpuUsage();
  await inLanes(count, width, async (index) => {
    const startedAt = performance.now();
    await client.terminate(`job-${jobs++}`);
    durations[index] = performance.now() - startedAt;
  });
  const { user, system } = process.cpuUsage(before);
  const all = [...durations];
  return {
    cpuMicros: (user + system) / count,
    p50Ms: quantile(all, 0.5),
    p99Ms: quantile(all, 0.99),
  };
}

await measure(args.warmUp, args.width);
const wide = await measure(args.wide, args.width);
await measure(Math.ceil(args.warmUp / 10), 1);
const sequential = await measure(args.sequential, 1);
finish({ wide, sequential } satisfies CallsResult);
