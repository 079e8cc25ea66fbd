import type {
  BatchClient,
  BatchClientOptions,
  JobState,
  JobStateEvent,
  TerminateJobResult,
  WaitForTerminationResult,
} from "../src/index.ts";
import type { Change } from "./changing-fetch.ts";
import type { Exchange, RecordedRequest } from "./exchange.ts";
import type { Contract } from "./load-contract.ts";
import type { Preferred } from "./preferring-fetch.ts";

/** Something that is tried with the client, and what a check has to know about it. */
export interface Scenario {
  /** Stable, such as `parameter-timeout-0`. */
  readonly id: string;
  /** What is tried, as a sentence without its full stop. */
  readonly title: string;
  /** That of the operation that it is about; its call can lead to requests of others. */
  readonly contract: Contract;
  readonly aim: Aim;
  /** The id of its job, where it has to be a certain one. */
  readonly job?: string;
  /** Goes past the proxy, which would change what is played. @default false */
  readonly direct?: boolean;
  play(stage: Stage): Promise<Result>;
}

/** What a call of the client resolves with. */
export type Result = TerminateJobResult | WaitForTerminationResult;

/** What a scenario is for. `place` is a JSON pointer into the contract. */
export type Aim =
  /** The request is documented, and the target accepts it. */
  | {
      readonly kind: "accepted";
      readonly place: string;
      /** What a query or header parameter must be on the wire, because the caller asked for it. */
      readonly sent?: { readonly name: string; readonly value: string };
    }
  /** The target answers with an error; the contract has it as an example. */
  | { readonly kind: "error"; readonly maxRetries?: number }
  /** The job does not exist. */
  | { readonly kind: "unknownJob" }
  /** Attempts follow each other in one call. */
  | { readonly kind: "retry"; readonly maxRetries: number }
  /** One read follows another, until the job is over or will not be. */
  | {
      readonly kind: "wait";
      /** The state that the first read is to find, where the target was asked for one. */
      readonly begins?: JobState;
      /** Whether the caller takes a job that is gone for one that is over. @default false */
      readonly acceptsDeleted?: boolean;
    }
  /** The answer gets lost or says nothing certain, and the client looks at the job. */
  | { readonly kind: "look" }
  /** The job has been terminated before, by the same scenario. */
  | { readonly kind: "repetition" }
  /** The request violates the contract in one place; `rules` is how the mock may name that place. */
  | {
      readonly kind: "forbidden";
      readonly place: string;
      readonly rules: readonly string[];
      /** Whether its path leads elsewhere. @default false */
      readonly bendsPath?: boolean;
    }
  | { readonly kind: "method"; readonly method: string }
  | { readonly kind: "credentials" }
  /** A request whose fate does not come from the contract: the target's verdict is compared with the contract's. */
  | { readonly kind: "probe" }
  /** The answer is known to be wrong, and a check must say so. */
  | { readonly kind: "wrong"; readonly check: string };

/** What a scenario plays with. */
export interface Stage {
  /** A job that no other scenario uses. */
  readonly jobId: string;
  /** How long a wait for the end of a job may take, in milliseconds. */
  readonly waitTimeoutMs: number;
  /** A client of the target; everything that it sends and receives is recorded. */
  client(options?: StageOptions): BatchClient;
}

export interface StageOptions extends Omit<BatchClientOptions, "fetch" | "onEvent"> {
  /** @default "token" */
  readonly signIn?: "token" | "key";
  /** Changes each request on its way, after the client has made it. */
  readonly change?: Change;
  /** What the mock is asked to answer, one for each request; `undefined`, and all after the last, is its own first success. */
  readonly prefer?: ReadonlyArray<Preferred | undefined>;
}

/** A scenario that was played. */
export interface Played {
  readonly scenario: Scenario;
  /** The job that the client was asked about. */
  readonly jobId: string;
  readonly exchanges: readonly Exchange[];
  /** Every request that was sent, answered or not. */
  readonly requests: readonly RecordedRequest[];
  /** The waits before further attempts, in milliseconds of the client's clock. */
  readonly waits: readonly number[];
  /** What the client told of each read of a job that it waited for. */
  readonly polls: ReadonlyArray<Pick<JobStateEvent, "state" | "delayMs">>;
  readonly outcome: Outcome;
}

/** How the last call of a scenario ended. */
export type Outcome =
  | { readonly result: Result; readonly error?: never }
  | { readonly result?: never; readonly error: unknown };

const MEANT: ReadonlySet<Aim["kind"]> = new Set([
  ...(["accepted", "error", "unknownJob", "retry", "wait", "look", "repetition"] as const),
]);

/** Whether what a scenario sends is meant to be right: everything else is wrong on purpose, or may be. */
export const isMeant = ({ scenario }: Pick<Played, "scenario">): boolean => MEANT.has(scenario.aim.kind);
