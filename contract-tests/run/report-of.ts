import { readFileSync } from "node:fs";
import { catalogue, pageOf } from "../checks/catalogue.ts";
import { exchangesOf } from "../checks/run-check.ts";
import { coverage } from "../coverage.ts";
import { curlOf } from "../curl.ts";
import type { Exchange, HeaderList } from "../exchange.ts";
import type { Contract } from "../load-contract.ts";
import { locator } from "../locate.ts";
import { outcomeText } from "../outcome-text.ts";
import type {
  CheckLine,
  CoverageLine,
  JudgeLine,
  LedgerLine,
  Place,
  Report,
  ReportedFinding,
} from "../report/report.ts";
import { shortened } from "../report/words.ts";
import { isMeant, type Played } from "../scenario.ts";
import { type Blank, blanked, blankOf, credentialsOf } from "./blanked.ts";
import { notRunReason } from "./not-run.ts";
import { type CheckedVerdict, isFinding, type RunFinding } from "./run.ts";
import type { Target } from "./target.ts";

/** What a report is made of. */
export interface Material {
  readonly target: Target;
  /** One for each operation. */
  readonly contracts: readonly Contract[];
  /** The contract's file as it can be opened. */
  readonly path: string;
  readonly played: readonly Played[];
  readonly verdicts: readonly CheckedVerdict[];
  readonly ledger: readonly LedgerLine[];
  readonly judge?: JudgeLine;
  readonly startedAt: string;
  readonly phases: Report["phases"];
  /** What must not be told, beside what was sent as a credential. */
  readonly secrets: readonly string[];
}

// What an answer holds can be long; the transcript has all of it.
const LONGEST_TEXT = 500;

/** Makes the report of a run. */
export function reportOf(material: Material): Report {
  const { target, contracts, played, verdicts, ledger, judge, startedAt, phases, secrets } = material;
  const [contract] = contracts;
  if (!contract) throw new Error("A report is about one operation at least.");
  const locate = locator(readFileSync(material.path, "utf8"));
  const placed = (pointer: string): Place => ({
    file: contract.file,
    line: locate(pointer)?.line ?? 1,
    pointer,
  });
  const { name, version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const findings = grouped(verdicts.filter(isFinding));
  // What one call sent may come back in another.
  const blank = blankOf([...secrets, ...credentialsOf(played.flatMap(({ exchanges }) => exchanges))]);
  return {
    tool: { name, version },
    target: { name: target.name, description: target.description, endpoint: target.endpoint },
    contract: {
      file: contract.file,
      title: contract.document.info.title,
      version: contract.document.info.version,
    },
    startedAt,
    durationMs: phases.reduce((sum, { ms }) => sum + ms, 0),
    phases,
    checks: catalogue().map((entry) => checkLine(entry, verdicts, [...findings.keys()], target)),
    findings: [...findings].map(([first, times]) => findingLine(first, times, placed, blank)),
    coverage: coverageLines(played, contracts, verdicts, placed),
    transcript: played.map((each) => transcriptEntry(each, blank)),
    ledger,
    ...(judge && { judge: { ...judge, disagreements: judge.disagreements.map(blank) } }),
  };
}

function checkLine(
  { id, title, page }: ReturnType<typeof catalogue>[number],
  verdicts: readonly CheckedVerdict[],
  found: readonly RunFinding[],
  target: Target,
): CheckLine {
  const own = verdicts.filter(({ check }) => check === id);
  const findings = found.filter(({ check }) => check === id).length;
  const line = { id, title, page, verdicts: own.length, findings };
  if (own.length === 0) return { ...line, status: "notRun", reason: notRunReason(id, target) };
  return { ...line, status: findings === 0 ? "passed" : "failed" };
}

// Another value of the same thing is the same finding: it is told once, with how often it was seen.
function grouped(findings: readonly RunFinding[]): Map<RunFinding, number> {
  const first = new Map<string, RunFinding>();
  const times = new Map<RunFinding, number>();
  for (const finding of findings) {
    const { check, place, problem } = finding;
    const [what] = problem.received.split(":");
    const key = JSON.stringify([check, place, what, problem.documented]);
    const known = first.get(key) ?? finding;
    first.set(key, known);
    times.set(known, (times.get(known) ?? 0) + 1);
  }
  return times;
}

function findingLine(
  { check, scenario, exchange, place, problem }: RunFinding,
  times: number,
  placed: (pointer: string) => Place,
  blank: Blank,
): ReportedFinding {
  const [shown] = exchange ? blanked([exchange], blank) : [];
  return {
    check,
    page: pageOf(check),
    scenario: scenario?.title ?? "the whole run",
    received: shortened(blank(problem.received), LONGEST_TEXT),
    documented: blank(problem.documented),
    mend: problem.mend,
    place: placed(place),
    ...(exchange &&
      shown && {
        // How it was signed decides what the command sends; it never holds what was sent.
        curl: curlOf({ ...shown.request, headers: withSentCredential(shown.request.headers, exchange) }),
      }),
    times,
  };
}

const withSentCredential = (headers: HeaderList, { request }: Exchange): HeaderList =>
  headers.map(([name, value], index) => [
    name,
    /^authorization$/i.test(name) ? (request.headers[index]?.[1] ?? value) : value,
  ]);

function coverageLines(
  played: readonly Played[],
  contracts: readonly Contract[],
  verdicts: readonly CheckedVerdict[],
  placed: (pointer: string) => Place,
): CoverageLine[] {
  // What is sent wrong on purpose uses nothing.
  const meant = played.filter(isMeant);
  return contracts.flatMap((contract) => {
    const good = verdicts.filter((each) => each.contract === contract && each.problem === undefined);
    return coverage(exchangesOf(meant, contracts, contract), contract).map(({ place, covered, ...row }) => {
      // Only an example is looked at where it stands; anything else has to have been sent or received.
      const about = good.filter((each) => isAbout(each, place) && (each.exchange || row.kind === "example"));
      const checks = [...new Set(about.map(({ check }) => check))].sort();
      // Used, but looked at by nobody: not covered.
      return { ...row, place: placed(place), covered: covered && checks.length > 0, checks };
    });
  });
}

const isAbout = (verdict: CheckedVerdict, place: string) =>
  verdict.place === place || verdict.place.startsWith(`${place}/`);

function transcriptEntry({ scenario, exchanges, outcome }: Played, blank: Blank) {
  return {
    id: scenario.id,
    title: scenario.title,
    outcome: blank(outcomeText(outcome)),
    exchanges: blanked(exchanges, blank).map(({ request, response, durationMs = 0 }) => ({
      request,
      response,
      durationMs,
    })),
  };
}
