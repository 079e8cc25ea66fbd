// Measures how long a list of jobs takes, with the client's own means where it has some.
import { inLanes } from "./in-lanes.ts";
import { finish, type Given, given, openClient } from "./start.ts";

/** What is to be done. */
export interface ManyGiven extends Given {
  readonly jobs: number;
  readonly width: number;
}

/** What is handed over. */
export interface ManyResult {
  readonly seconds: number;
}

const args = given<ManyGiven>();
const client = await openClient(args);
const ids = Array.from({ length: args.jobs }, (_, index) => `job-${index}`);
const startedAt = performance.now();
if (client.terminateMany) await client.terminateMany(ids, args.width);
else await inLanes(ids.length, args.width, (index) => client.terminate(ids[index] ?? ""));
finish({ seconds: (performance.now() - startedAt) / 1000 } satisfies ManyResult);
