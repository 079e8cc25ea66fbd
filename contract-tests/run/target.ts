import type { FetchLike, NamedKeyCredential, TokenCredential } from "../../src/index.ts";
import type { Setting } from "../checks/check.ts";
import type { Contract } from "../load-contract.ts";
import type { Scenario } from "../scenario.ts";

/** What the client is run against. */
export interface Target {
  readonly name: "mock" | "proxy" | "live";
  /** One sentence about who answers. */
  readonly description: string;
  readonly endpoint: string;
  /** Where scenarios go that the one in between would spoil. @default the endpoint */
  readonly directEndpoint?: string;
  readonly token: TokenCredential | undefined;
  readonly account: NamedKeyCredential | undefined;
  /** What must never be told, such as a token. */
  readonly secrets: readonly string[];
  /** What sends the requests. */
  readonly fetch: FetchLike;
  /** Whether waits between attempts are over at once. Only a target that is asked to play can be hurried. */
  readonly hurried: boolean;
  /** How often the client tries again where a scenario does not say it. */
  readonly maxRetries: number;
  readonly setting: Setting;
  /** What is played against it. */
  scenarios(contracts: readonly Contract[]): readonly Scenario[];
  /** The id of the job for a scenario. */
  jobFor(scenario: Scenario): string;
  stop(): Promise<void>;
}
