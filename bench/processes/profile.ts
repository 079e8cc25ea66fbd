// Measures where the time of calls goes, by the profiler of V8: many at a time, after a warm-up.
import { readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inLanes } from "./in-lanes.ts";
import { type Part, type PartOf, partsOfPackage, timeByPart } from "./profile-parts.ts";
import { finish, type Given, given, openClient } from "./start.ts";

/** What is to be done. */
export interface ProfileGiven extends Given {
  readonly warmUp: number;
  readonly calls: number;
  readonly width: number;
}

/** What is handed over, in microseconds for a call. */
export type ProfileResult = Record<Part, number>;

const SAMPLING_MICROS = 100;
const PACKAGE_FILE = /\/azure-batch-job-terminate\/dist\/[^/]+\.js$/;

const args = given<ProfileGiven>();
const candidate = pathToFileURL(args.module).href;
const client = await openClient(args);
let jobs = 0;
const run = (calls: number) => inLanes(calls, args.width, () => client.terminate(`job-${jobs++}`));

const packageFiles = new Map<string, (lineNumber: number) => Part>();
const partOf: PartOf = ({ url, lineNumber }) => {
  if (url.startsWith("node:")) return "node";
  if (url === candidate) return "own";
  if (!PACKAGE_FILE.test(url)) return undefined;
  const found = packageFiles.get(url) ?? partsOfPackage(readFileSync(fileURLToPath(url), "utf8"));
  packageFiles.set(url, found);
  return found(lineNumber);
};

await run(args.warmUp);
const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.setSamplingInterval", { interval: SAMPLING_MICROS });
await session.post("Profiler.start");
await run(args.calls);
const { profile } = await session.post("Profiler.stop");
session.disconnect();
const parts = Object.entries(timeByPart(profile, partOf)).map(([part, micros]) => [
  part,
  micros / args.calls,
]);
finish(Object.fromEntries(parts) as ProfileResult);
