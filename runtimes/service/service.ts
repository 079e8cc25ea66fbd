import type { Answer } from "../../test/upstream/answer.ts";
import { Changes } from "../../test/upstream/changes.ts";
import type { Behaviour, Exchange } from "../../test/upstream/exchange.ts";
import { startUpstream, untilClosed } from "../../test/upstream/upstream.ts";
import { answer } from "../../test/upstream/whole-answers.ts";
import { refusal } from "./admission.ts";
import { fileAnswer } from "./files.ts";
import { identity } from "./identity.ts";
import { reading, termination, type Visit } from "./jobs.ts";
import { type Target, targetOf } from "./target.ts";

/** How a service is bent, for a test. */
export interface Bend {
  /** Answers a termination in place of the service, unless it gives undefined. */
  readonly termination?: (job: string) => Behaviour | undefined;
}

/** The scripted service that the smoke program calls. Each run of the program has a base path of its own. */
export interface Service {
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Starts the service on a free port of the loopback.
 * @param folder what a page can load files of, below `/files/`
 */
export async function startService(folder: string, bend: Bend = {}): Promise<Service> {
  const script = new ServiceScript(folder, bend);
  const play = { play: (exchange: Exchange) => script.play(exchange) };
  const upstream = await startUpstream({ behaviours: () => play, keepRequests: false });
  return { origin: upstream.origin, stop: () => upstream.stop() };
}

class ServiceScript {
  readonly #folder: string;
  readonly #bend: Bend;
  readonly #visits = new Map<string, { times: number; readonly firstAtMs: number }>();
  /** What can be told, such as `arrived node-22 aborted`. */
  readonly #facts = new Set<string>();
  readonly #changes = new Changes();

  constructor(folder: string, bend: Bend) {
    this.#folder = folder;
    this.#bend = bend;
  }

  async play(exchange: Exchange): Promise<void> {
    const { request } = exchange.received;
    const behaviour = await this.#behaviour(targetOf(request?.method ?? "", request?.target ?? ""), exchange);
    await behaviour.play(exchange);
  }

  async #behaviour(target: Target, exchange: Exchange): Promise<Behaviour> {
    if (target.kind === "unknown") return answer(empty(404));
    if (target.kind === "file") return answer(await fileAnswer(this.#folder, target.path));
    const { kind, run, job } = target;
    if (kind === "tell") return this.#whenSo(`${target.what} ${run} ${job}`, exchange.closed);
    const { request, nowMs } = exchange.received;
    const visit = this.#visit(`${kind} ${run} ${job}`, nowMs);
    if (kind === "terminate") this.#note(`${run} ${job}`, exchange.closed);
    const bent = kind === "terminate" ? this.#bend.termination?.(job) : undefined;
    const refused = request && refusal(request, job, identity, nowMs);
    if (bent) return bent;
    if (refused) return answer(refused);
    return kind === "terminate" ? termination(job, visit) : reading(job, visit);
  }

  #visit(name: string, nowMs: number): Visit {
    const { times, firstAtMs } = this.#visits.get(name) ?? { times: 0, firstAtMs: nowMs };
    this.#visits.set(name, { times: times + 1, firstAtMs });
    return { before: times, sinceFirstMs: nowMs - firstAtMs };
  }

  #note(name: string, closed: AbortSignal): void {
    this.#facts.add(`arrived ${name}`);
    closed.addEventListener("abort", () => {
      this.#facts.add(`closed ${name}`);
      this.#changes.announce();
    });
    this.#changes.announce();
  }

  // Answered when it is so, that nobody has to guess how long to wait.
  async #whenSo(fact: string, closed: AbortSignal): Promise<Behaviour> {
    await Promise.race([this.#changes.until(() => this.#facts.has(fact)), untilClosed(closed)]);
    return answer(empty(200));
  }
}

const empty = (status: number): Answer => ({ status, headers: [], body: Buffer.alloc(0), framing: "length" });
