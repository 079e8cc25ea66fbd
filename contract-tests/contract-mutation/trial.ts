import { type Contract, contractsOf, type Document } from "../load-contract.ts";
import type { Target } from "../run/target.ts";
import { mockTargetAt } from "../run/targets/mock.ts";
import { proxyTarget } from "../run/targets/proxy.ts";
import { guarded } from "./crash-guard.ts";
import type { Mutant } from "./mutant.ts";
import { mutated } from "./mutants.ts";
import { type Operations, readByPrism, startPrismServer } from "./prism-server.ts";
import { mostTellingFirst } from "./scenario-order.ts";
import { openSession, type Session } from "./session.ts";

/** The name under which a contract that cannot be loaded or served is noticed: no check gets to see it. */
export const UNREADABLE = "unreadable";

/** What became of one mutant. */
export interface Trial {
  readonly id: string;
  /** The checks that had a finding, at least the first; empty when the mutant survived. */
  readonly killedBy: readonly string[];
  /** What had to be run for that. */
  readonly target?: "mock" | "proxy";
  /** What a scenario or a check threw instead of telling what is wrong; or why the contract was unreadable. */
  readonly thrown?: string;
  readonly ms: number;
}

/** How a trial goes. */
export interface TrialOptions {
  /** Checks that can only speak about a whole run. */
  readonly ofWholeRuns: ReadonlySet<string>;
  /** Whether everything is played, so that every check that has a finding is told. @default false */
  readonly thorough?: boolean;
}

type Found = Pick<Trial, "killedBy" | "target" | "thrown">;

// So many scenarios are played before the other target is tried.
const FIRST = 8;

/** Runs the contract check with the contract changed in one place, until a check has a finding. */
export async function tryMutant(document: Document, mutant: Mutant, options: TrialOptions): Promise<Trial> {
  const started = performance.now();
  const changed = mutated(document, mutant);
  const found = await opened(changed).then(
    (stage) => run(stage, mutant, options).catch((error) => ({ killedBy: [], thrown: textOf(error) })),
    (error) => ({ killedBy: [UNREADABLE], thrown: textOf(error) }),
  );
  return { id: mutant.id, ...found, ms: performance.now() - started };
}

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

interface Stage {
  readonly contracts: readonly Contract[];
  readonly targets: readonly Target[];
}

async function opened(changed: Document): Promise<Stage> {
  const contracts = contractsOf(changed, "the contract");
  return { contracts, targets: await startTargets(await readByPrism(changed)) };
}

// The proxy comes first: the service behind it knows nothing of the contract, so it notices more.
async function startTargets(operations: Operations): Promise<Target[]> {
  const proxy = await proxyTarget("", (upstream) => startPrismServer(operations, upstream));
  try {
    const mock = await startPrismServer(operations);
    return [proxy, mockTargetAt(mock.url, mock.stop)];
  } catch (error) {
    await proxy.stop();
    throw error;
  }
}

async function run(
  { contracts, targets }: Stage,
  mutant: Mutant,
  { ofWholeRuns, thorough }: TrialOptions,
): Promise<Found> {
  const stop = () => Promise.all(targets.map((target) => target.stop()));
  try {
    const sessions = targets.map((target) => openSession(target, contracts, ofWholeRuns));
    return await guarded(stop, () => (thorough ? everyFinding(sessions) : firstFinding(sessions, mutant)));
  } finally {
    await stop();
  }
}

async function firstFinding(sessions: readonly Session[], mutant: Mutant): Promise<Found> {
  for (const session of sessions) {
    for (const scenario of mostTellingFirst(session.scenarios, mutant).slice(0, FIRST)) {
      const killedBy = await session.play(scenario);
      if (killedBy.length > 0) return { killedBy, target: session.name };
    }
  }
  for (const session of sessions) {
    const killedBy = await session.playAll();
    if (killedBy.length > 0) return { killedBy, target: session.name };
  }
  return { killedBy: [] };
}

async function everyFinding(sessions: readonly Session[]): Promise<Found> {
  const noticing: Array<{ name: Session["name"]; found: string[] }> = [];
  for (const session of sessions) {
    const found = await session.playAll();
    if (found.length > 0) noticing.push({ name: session.name, found });
  }
  const killedBy = [...new Set(noticing.flatMap(({ found }) => found))];
  return { killedBy, ...(noticing[0] && { target: noticing[0].name }) };
}
