import type { Part } from "./processes/profile-parts.ts";

/** What is measured together, and can be asked for by `--only`. */
export type Group = "cpu" | "profile" | "memory" | "cold" | "bundle" | "install" | "many" | "tools";

/** All groups, in the order in which they are measured. */
export const groups: readonly Group[] = [
  "install",
  "bundle",
  "cold",
  "cpu",
  "profile",
  "memory",
  "many",
  "tools",
];

/** One thing that is measured of each candidate. Less is always better. */
export interface Figure {
  readonly id: string;
  readonly group: Group;
  readonly title: string;
  readonly unit: string;
  readonly digits: number;
  /** Whether it has a table of its own, with spread and ratios; the others of a group share one. */
  readonly main: boolean;
}

const main = (group: Group, id: string, title: string, unit: string, digits = 0): Figure => ({
  id,
  group,
  title,
  unit,
  digits,
  main: true,
});

const side = (...figure: Parameters<typeof main>): Figure => ({ ...main(...figure), main: false });

/** How the server is spoken to. */
export type Scheme = "http" | "https";

/** Both ways. */
export const schemes: readonly Scheme[] = ["http", "https"];

const ofCalls = schemes.flatMap((scheme) =>
  (["wide", "sequential"] as const).flatMap((way) => {
    const how = way === "wide" ? "64 wide" : "one after the other";
    const short = `${way === "wide" ? "64 wide" : "single"} ${scheme}`;
    return [
      main("cpu", `cpu-${way}-${scheme}`, `CPU per call, ${how}, ${scheme}`, "µs"),
      side("cpu", `p50-${way}-${scheme}`, `${short} p50`, "ms", 2),
      side("cpu", `p99-${way}-${scheme}`, `${short} p99`, "ms", 2),
    ];
  }),
);

/** The parts of a profile, as figures. */
export const profiledParts: readonly { readonly part: Part; readonly id: string; readonly title: string }[] =
  [
    { part: "own", id: "profile-own", title: "its own code" },
    { part: "generated", id: "profile-generated", title: "generated client" },
    { part: "node", id: "profile-node", title: "Node.js and system" },
    { part: "rest", id: "profile-rest", title: "collector, engine" },
  ];

/** Everything that is measured. */
export const figures: readonly Figure[] = [
  ...ofCalls,
  ...profiledParts.map(({ id, title }) => side("profile", id, title, "µs")),
  main("memory", "rss", "memory of the process (RSS) after all calls, 64 wide, http", "MB", 1),
  side("memory", "rss-growth", "RSS since before the first call", "MB", 1),
  side("memory", "heap", "heap after all calls", "MB", 1),
  main("cold", "cold-first-http", "fresh process: import and first 202, http", "ms"),
  main("cold", "cold-first-https", "fresh process: import and first 202, https", "ms"),
  side("cold", "cold-import", "import alone", "ms"),
  side("cold", "cold-process-http", "start of the process to first 202, http", "ms"),
  main("bundle", "bundle-node", "bundle for Node.js, gzip", "kB", 2),
  main("bundle", "bundle-browser", "bundle for browsers, gzip", "kB", 2),
  main("bundle", "bundle-worker", "bundle for workers, gzip", "kB", 2),
  side("bundle", "entry-node", "first chunk, Node.js", "kB", 2),
  side("bundle", "entry-browser", "first chunk, browsers", "kB", 2),
  side("bundle", "entry-worker", "first chunk, workers", "kB", 2),
  side("install", "install-size", "installed size with dependencies", "kB"),
  side("install", "dependencies", "packages that come along", ""),
  main("many", "many-to-bound", "all jobs, 64 wide, to what the server allows", "×", 3),
  side("many", "many-seconds", "all jobs, 64 wide", "s", 2),
  main("tools", "generate", "generating the client and comparing it (npm run generate:check)", "s", 1),
  main("tools", "contract", "the contract check on the mock (npm run contract)", "s", 1),
];
