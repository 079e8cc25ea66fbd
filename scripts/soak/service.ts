import { accepted, batchError } from "../../test/upstream/batch-answers.ts";
import type { Behaviour, Exchange } from "../../test/upstream/exchange.ts";
import { answer } from "../../test/upstream/whole-answers.ts";
import { faults } from "./faults.ts";
import type { Jobs } from "./jobs.ts";
import type { SeededRandom } from "./seeded-random.ts";

const ACCEPTED = answer(accepted());
const CONFLICTS = [
  answer(batchError(409, "JobCompleted", "The specified job is already in a completed state.")),
  answer(batchError(409, "JobBeingTerminated", "The specified job is being terminated.")),
];

/** The service: terminates each job once, refuses it from then on, and fails in a share of all requests. */
export class Service {
  /** How often each fault was played. */
  readonly played = new Map<string, number>();
  readonly #jobs: Jobs;
  readonly #random: SeededRandom;
  readonly #faultShare: number;

  constructor(jobs: Jobs, random: SeededRandom, faultShare: number) {
    this.#jobs = jobs;
    this.#random = random;
    this.#faultShare = faultShare;
  }

  /** What is done with the next request. */
  behaviour = (): Behaviour => {
    if (!this.#random.happens(this.#faultShare)) return { play: this.#serve };
    const { name, behaviour, acts } = this.#random.pick(faults);
    this.played.set(name, (this.played.get(name) ?? 0) + 1);
    const willAct = acts === "always" || (acts === "perhaps" && this.#random.happens(0.5));
    return willAct ? { ...behaviour, play: (exchange) => this.#actThen(behaviour, exchange) } : behaviour;
  };

  #serve = (exchange: Exchange): Promise<void> | void => {
    const conflict = CONFLICTS[this.#random.happens(0.5) ? 0 : 1] ?? ACCEPTED;
    return (this.#terminate(exchange) ? ACCEPTED : conflict).play(exchange);
  };

  #actThen(behaviour: Behaviour, exchange: Exchange): Promise<void> | void {
    this.#terminate(exchange);
    return behaviour.play(exchange);
  }

  #terminate = ({ received }: Exchange): boolean => this.#jobs.terminate(received.request?.target ?? "");
}
