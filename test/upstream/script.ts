import { accepted } from "./batch-answers.ts";
import type { Behaviour } from "./exchange.ts";
import { answer } from "./whole-answers.ts";

/** A list, after which every request is accepted, or a function of the request's number, counted from 1. */
export type Behaviours = readonly Behaviour[] | ((number: number) => Behaviour);

/** Hands out behaviours, one for each request. */
export class Script {
  readonly #behaviours: Behaviours;
  #number = 0;
  #upcoming: Behaviour | undefined;

  constructor(behaviours: Behaviours) {
    this.#behaviours = behaviours;
  }

  /** The behaviour that {@link next} will hand out. */
  get upcoming(): Behaviour {
    this.#upcoming ??= this.#at(++this.#number);
    return this.#upcoming;
  }

  next(): Behaviour {
    const behaviour = this.upcoming;
    this.#upcoming = undefined;
    return behaviour;
  }

  #at(number: number): Behaviour {
    return typeof this.#behaviours === "function"
      ? this.#behaviours(number)
      : (this.#behaviours[number - 1] ?? ACCEPT);
  }
}

const ACCEPT = answer(accepted());
