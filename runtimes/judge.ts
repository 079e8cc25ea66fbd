import type { Trial } from "./trial.ts";

/** What the smoke program tries, by the name that it reports; and what is looked at from outside. */
export const scenarios = {
  token: "202, signed in with a token",
  key: "202, signed in with a key",
  notFound: "404 with its code",
  throttled: "429, then 202",
  abort: "abort by the caller",
  timeout: "timeout",
  lost: "lost connection",
  wait: "wait for the end",
  many: "many jobs",
  entry: "loads what exports says",
  ends: "runs, and ends by itself",
  require: "require()",
} as const;

/** The name of a scenario. */
export type Scenario = keyof typeof scenarios;

/** What became of one scenario in one runtime; `none` where there is no such thing. */
export interface Finding {
  readonly outcome: "passed" | "failed" | "not run" | "none";
  /** Why it failed, or what else is to be told. */
  readonly text?: string;
}

/** What became of one runtime. */
export interface Row {
  readonly id: string;
  readonly title: string;
  /** As the runtime told it; undefined when it was not run. */
  readonly version: string | undefined;
  readonly outcome: "passed" | "failed" | "not run";
  /** Why it was not run. */
  readonly reason?: string;
  /** The file of the package that it loaded. */
  readonly entry?: string;
  readonly findings: Readonly<Record<Scenario, Finding>>;
}

/** What is known of a runtime that was started. */
export interface Evidence {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly smoke: Trial;
  /** Whether it is a program, which has an end of its own. */
  readonly isProgram: boolean;
  /** The file that an import by the package's name has to lead to. */
  readonly entry: string;
  /** Whether the runtime itself finds it; a worker gets it from whoever puts the worker together. */
  readonly findsEntry: boolean;
  /** The same for require(), and what became of that; undefined where there is none. */
  readonly required: { readonly entry: string; readonly trial: Trial; readonly works: boolean } | undefined;
}

const names = Object.keys(scenarios) as Scenario[];
const REPORTED = [
  "token",
  "key",
  "notFound",
  "throttled",
  "abort",
  "timeout",
  "lost",
  "wait",
  "many",
] as const;
const NONE: Finding = { outcome: "none" };

/** The row of a runtime that could not be had. */
export const notRun = (runtime: { id: string; title: string }, reason: string): Row => ({
  id: runtime.id,
  title: runtime.title,
  version: undefined,
  outcome: "not run",
  reason,
  findings: everywhere({ outcome: "not run" }),
});

/** The row of a runtime that was started: it passed only if each scenario that it has was seen to pass. */
export function judge(evidence: Evidence): Row {
  const { id, title, version, smoke, isProgram, entry, findsEntry, required } = evidence;
  const findings: Record<Scenario, Finding> = {
    ...everywhere(NONE),
    ...Object.fromEntries(REPORTED.map((name) => [name, reported(smoke, name)])),
    entry: findsEntry ? loaded(smoke, entry) : NONE,
    ends: ended(smoke, isProgram),
    require: required ? requireFinding(required) : NONE,
  };
  const bad = names.some((name) => findings[name].outcome === "failed");
  return { id, title, version, outcome: bad ? "failed" : "passed", entry, findings };
}

/** The exit code of a run: 0 only if something passed, and nothing failed or, where all is required, was missing. */
export function exitCode(rows: readonly Row[], requireAll: boolean): 0 | 1 {
  const count = (outcome: Row["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  if (count("failed") > 0 || count("passed") === 0) return 1;
  return requireAll && count("not run") > 0 ? 1 : 0;
}

const everywhere = (finding: Finding) =>
  Object.fromEntries(names.map((name) => [name, finding])) as Record<Scenario, Finding>;

const failed = (text: string): Finding => ({ outcome: "failed", text });

function reported({ lines }: Trial, name: Scenario): Finding {
  const found = lines.filter(({ scenario }) => scenario === name);
  const [line] = found;
  if (!line) return failed("nothing was reported");
  if (found.length > 1) return failed(`it was reported ${found.length} times`);
  return line.ok === true && line.error === undefined
    ? { outcome: "passed" }
    : failed(line.error ?? "no reason was reported");
}

function loaded({ lines }: Trial, entry: string): Finding {
  const told = lines.find((line) => line.entry !== undefined)?.entry;
  if (told === undefined) return failed("the runtime did not tell which file it loads");
  return told.endsWith(`/${entry}`) ? { outcome: "passed" } : failed(`it loads ${told}, not ${entry}`);
}

// A page and a worker are ended by whoever started them; that they answered is seen in the scenarios.
function ended({ trouble }: Trial, isProgram: boolean): Finding {
  if (trouble) return failed(trouble);
  return isProgram ? { outcome: "passed" } : NONE;
}

function requireFinding({ entry, trial, works }: NonNullable<Evidence["required"]>): Finding {
  if (works) {
    const all = [ended(trial, true), reported(trial, "require"), loaded(trial, entry)];
    return all.find(({ outcome }) => outcome === "failed") ?? { outcome: "passed" };
  }
  const error = trial.lines.find(({ scenario }) => scenario === "require")?.error;
  return error === REFUSED && trial.trouble === undefined
    ? { outcome: "none", text: `no: ${REFUSED}` }
    : failed(`it should be refused with ${REFUSED}, and is ${error ?? trial.trouble ?? "not refused"}`);
}

/** What Node.js says where it cannot require() an ES module. */
const REFUSED = "ERR_REQUIRE_ESM";
