import { getEventListeners } from "node:events";
import { parseArgs } from "node:util";
import { BatchClient } from "azure-batch-job-terminate";
import { startUpstream } from "../test/upstream/upstream.ts";
import { Books } from "./soak/books.ts";
import { Callers } from "./soak/callers.ts";
import { HeapWatch } from "./soak/heap-watch.ts";
import { Jobs } from "./soak/jobs.ts";
import { activeResources, leftovers } from "./soak/leftovers.ts";
import { count, megabytes, printChecks, printLines, tally } from "./soak/report.ts";
import { RotatingCredential } from "./soak/rotating-credential.ts";
import { SeededRandom } from "./soak/seeded-random.ts";
import { Service } from "./soak/service.ts";

// Client and service live in this one process, so that whatever either of them leaves behind shows in its heap and
// its handles. 4 % of the requests and 1 % of the calls meet a fault.
const AT_A_TIME = 64;
const FAULT_SHARE = 0.04;
const ABORT_SHARE = 0.01;
// The platform's fetch keeps some of 64 requests waiting for a second when the machine is busy.
const ATTEMPT_TIMEOUT_MS = 3_000;
// A collection stops everything, so that many of them would make time run out for honest requests.
const CALLS_PER_SAMPLE = 200;
const MOST_SAMPLES = 100;
const HEAP_GROWTH_BYTES = 2 * 2 ** 20;

const { values } = parseArgs({
  options: { calls: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
});
const calls = Number(values.calls);
const seed = Number(values.seed);
if (!(Number.isInteger(calls) && calls >= 1000 && Number.isInteger(seed)) || !globalThis.gc) {
  console.error("Usage: node --expose-gc scripts/soak.ts [--calls <1000 or more>] [--seed <whole number>]");
  process.exit(2);
}

const limitMs = 60_000 + calls * 6;
setTimeout(() => {
  console.error(`Stopped after ${limitMs / 1000} s: something hangs, or keeps the process alive.`);
  console.error(`Active: ${activeResources().join(", ")}`);
  process.exit(1);
}, limitMs).unref();

let warnings = 0;
process.on("warning", (warning) => {
  warnings++;
  console.error(warning);
});

console.log(`\nSoak: ${count(calls)} calls, ${AT_A_TIME} at a time, seed ${seed}\n`);
// Only now: a pipe behind stdout shows from its first line on.
const before = activeResources();
const startedAt = performance.now();
const jobs = new Jobs(calls);
const books = new Books(jobs, calls);
const service = new Service(jobs, new SeededRandom(seed), FAULT_SHARE);
const upstream = await startUpstream({ behaviours: service.behaviour, keepRequests: false });
const shared = new AbortController();
const callers = new Callers(books, new SeededRandom(seed + 1), shared.signal, ABORT_SHARE);
const credential = new RotatingCredential();
const client = new BatchClient(upstream.origin, credential, {
  retryBaseDelayMs: 2,
  retryMaxDelayMs: 20,
  attemptTimeoutMs: ATTEMPT_TIMEOUT_MS,
  totalTimeoutMs: 30_000,
  onEvent: callers.watch,
});
const heap = new HeapWatch(globalThis.gc);
const sampleEach = Math.max(CALLS_PER_SAMPLE, Math.floor(calls / MOST_SAMPLES));
let mostSockets = 0;
let mostListeners = 0;

await callers.run(client, calls, AT_A_TIME, (ended) => {
  mostSockets = Math.max(mostSockets, upstream.openSockets);
  if (ended % sampleEach !== 0) return;
  mostListeners = Math.max(mostListeners, getEventListeners(shared.signal, "abort").length);
  heap.sample();
});
const seconds = (performance.now() - startedAt) / 1000;
await upstream.stop();
const left = await leftovers(before);
const listeners = getEventListeners(shared.signal, "abort").length;

const faults = [...service.played.values()].reduce((sum, times) => sum + times, 0);
const { afterFirstTenth, atEnd, samples } = heap.figures;
const growth = atEnd - afterFirstTenth;
const lost = callers.started - books.settledCount;
printLines([
  ["calls", `${count(callers.started)} begun, ${count(books.settledCount)} ended, ${count(lost)} lost`],
  ["outcomes", tally(books.outcomes)],
  [
    "requests",
    `${count(upstream.requestCount)} read in full, ${count(faults)} faults, ${count(credential.asked)} tokens`,
  ],
  ["faults", tally(service.played)],
  ["sockets", `${count(upstream.connectionCount)} opened, ${mostSockets} at a time at most`],
  [
    "heap",
    `${megabytes(afterFirstTenth)} after the first tenth, ${megabytes(atEnd)} at the end (${samples} samples)`,
  ],
  ["listeners", `${mostListeners} at a time at most on the callers' signal, ${listeners} at the end`],
  ["left", left.length === 0 ? "nothing keeps the process alive" : left.join(", ")],
  ["time", `${seconds.toFixed(1)} s, ${count(Math.round(calls / seconds))} calls a second`],
]);
console.log();
for (const contradiction of books.contradictions) console.log(`  ${contradiction}`);

const allKept = printChecks([
  { promise: "every call ended once, and nothing was told of it afterwards", kept: lost === 0 },
  { promise: "no outcome contradicts what the service did", kept: books.contradictionCount === 0 },
  { promise: `the heap grew by less than ${megabytes(HEAP_GROWTH_BYTES)}`, kept: growth < HEAP_GROWTH_BYTES },
  { promise: "no socket and no timer is left", kept: left.length === 0 },
  { promise: "no listener is left on the callers' signal", kept: listeners === 0 },
  { promise: "the platform had nothing to warn about", kept: warnings === 0 },
]);
console.log(allKept ? "\nAll promises were kept.\n" : "\nPromises were broken.\n");
if (!allKept) process.exitCode = 1;
