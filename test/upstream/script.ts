import type { Behaviour } from "./exchange.ts";

/** A list, after which every request meets the script's own end, or a function of its number, counted from 1. */
export type Behaviours = readonly Behaviour[] | ((number: number) => Behaviour);

/** Hands out behaviours, one for each request. */
export class Script {
  readonly #behaviours: Behaviours;
  readonly #afterwards: Behaviour;
  #number = 0;
  #upcoming: Behaviour | undefined;

  /** @param afterwards what comes after the end of a list */
  constructor(behaviours: Behaviours, afterwards: Behaviour) {
    this.#behaviours = behaviours;
    this.#afterwards = afterwards;
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
      : (this.#behaviours[number - 1] ?? this.#afterwards);
  }
}
