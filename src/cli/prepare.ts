import { type Account, accountOf, credentialOf } from "./account.ts";
import { clientOptions, type SharedAsked } from "./asked.ts";
import { type IdSource, idSources } from "./id-sources.ts";
import type { BatchClient, OnEvent } from "./library.ts";
import { type Rehearsal, rehearse } from "./rehearsal.ts";
import type { Reporter } from "./reporter.ts";
import { reporterFor, tellingOfThrottling } from "./show.ts";
import type { Surroundings } from "./surroundings.ts";
import { asUsage } from "./words.ts";

/** What a command has when everything is right that can be told before anything is sent. */
export interface Prepared {
  readonly sources: readonly IdSource[];
  readonly account: Account;
  readonly rehearsal: Rehearsal;
  /**
   * Signs in.
   * @throws {UsageError} when there is no credential
   */
  connect(hear?: OnEvent): Promise<Connected>;
}

/** What works, and what shows it. */
export interface Connected {
  readonly client: BatchClient;
  readonly reporter: Reporter;
}

/**
 * Prepares a command.
 * @param check throws what is wrong with further options
 * @throws {UsageError} when something is wrong
 */
export async function prepare(
  jobs: readonly string[],
  asked: SharedAsked,
  surroundings: Surroundings,
  check: (client: BatchClient) => void = () => {},
): Promise<Prepared> {
  const sources = await idSources(jobs, asked.from, surroundings);
  const account = accountOf(asked, surroundings.env);
  const options = clientOptions(asked);
  const rehearsal = await asUsage(() => {
    const made = rehearse(surroundings, account.endpoint, options);
    check(made.client);
    return made;
  });
  const connect = async (hear: OnEvent = () => {}) => {
    const reporter = reporterFor(asked.json, surroundings, sources);
    const tell = tellingOfThrottling(reporter);
    const credential = await credentialOf(account, surroundings);
    const onEvent: OnEvent = (event) => {
      tell(event);
      hear(event);
    };
    const client = await asUsage(() =>
      surroundings.connect(account.endpoint, credential, { ...options, onEvent }),
    );
    return { client, reporter };
  };
  return { sources, account, rehearsal, connect };
}
