import type { Exchange, RecordedResponse } from "../exchange.ts";
import type { Contract } from "../load-contract.ts";
import type { Played, StageOptions } from "../scenario.ts";

/** One thing that the mock cannot see, and the check that does. */
export interface BlindSpot {
  /** Stable, such as `custom-format`. */
  readonly id: string;
  /** What the mock cannot see, as a sentence. */
  readonly blindness: string;
  /** The id of the check that sees it. */
  readonly check: string;
  prove(lab: Lab): Promise<Proof>;
}

/** Both halves of a row. */
export interface Proof {
  /** Whether the mock let it pass, or never shows it. */
  readonly blind: boolean;
  /** The ids of the checks that have something to say about it. */
  readonly found: readonly string[];
}

/** What a row is proven with. */
export interface Lab {
  /** That of the termination. */
  readonly contract: Contract;
  readonly contracts: readonly Contract[];
  /** Everything that the mock has answered in this run. */
  readonly answered: readonly Exchange[];
  /** How many requests of this run it has not answered. */
  readonly unanswered: number;
  /** One call of our client to the mock. */
  call(options?: LabOptions): Promise<Played>;
  /** One call of our client to a listener that gives one answer after the other; `undefined` breaks the connection. */
  callTo(answers: ReadonlyArray<RecordedResponse | undefined>, options?: LabOptions): Promise<Played>;
  /** The ids of the checks that find something in what was played. */
  findings(played: Played, options?: FindingsOptions): readonly string[];
}

export interface FindingsOptions {
  readonly basePath?: string;
  /** Only what is found about this place of the contract, a JSON pointer. */
  readonly about?: string;
}

export interface LabOptions extends StageOptions {
  /** A path between the host and the contract's own. */
  readonly basePath?: string;
  /** Sends every request to the mock, whatever host it names. */
  readonly divert?: boolean;
  /** Whether the client waits for the end of a job, and does not terminate it. @default false */
  readonly reads?: boolean;
  /** The job that it is asked about. @default the one that it tells about */
  readonly job?: string;
  /** Whether waits are over at once. @default true */
  readonly hurried?: boolean;
}
