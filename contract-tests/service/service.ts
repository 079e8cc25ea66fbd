import { type AnswerLike, answerFor, withoutHeaders } from "../../test/upstream/answer.ts";
import type { Behaviour, Received, ReceivedRequest } from "../../test/upstream/exchange.ts";
import { startUpstream } from "../../test/upstream/upstream.ts";
import { answer } from "../../test/upstream/whole-answers.ts";
import { type Account, defaultAccount } from "./account.ts";
import { acceptedAnswer, errorAnswer, jobAnswer, notModifiedAnswer, ownAnswer } from "./answers.ts";
import { refusalOfConditions } from "./conditions.ts";
import { headerText, isGuid } from "./http-values.ts";
import { terminated } from "./job-life.ts";
import { Jobs } from "./jobs.ts";
import { isBehaviour, type Played } from "./played.ts";
import { type BatchAnswer, publishedErrors } from "./published-errors.ts";
import { refusalOf } from "./refusal.ts";
import { reasonOf } from "./refuse-body.ts";
import { jobIdOf, operationOf } from "./refuse-line.ts";

/** What kind of account the stand-in is for. */
export interface ServiceOptions {
  /** @default {@link defaultAccount} */
  readonly account?: Partial<Account>;
  /** The wall clock, in milliseconds since 1970. @default the platform's */
  readonly now?: () => number;
  /** Jobs whose id begins with it need not be added: they are active. @default no job is there by itself */
  readonly activePrefix?: string;
  /** Whether a disabled job answers 409 JobDisabled instead of 202; nobody has recorded which. @default false */
  readonly refusesDisabled?: boolean;
  /** How many reads show a job terminating before one shows it completed. @default 1 */
  readonly terminatingReads?: number;
}

/** A stand-in of the Batch service for Job - Terminate, and for Job - Get. */
export interface Service {
  /** Where it listens, such as `http://127.0.0.1:4711`. */
  readonly url: string;
  readonly account: Account;
  readonly jobs: Jobs;
  /** Every complete request, in the order of arrival. */
  readonly requests: readonly ReceivedRequest[];
  /** Plays these, one for each request about the job that is not refused, before it answers by itself again. */
  play(jobId: string, ...played: readonly (Played | AnswerLike)[]): void;
  /** How many of a job's played answers nobody has asked for yet. */
  unplayed(jobId: string): number;
  /** Ends a job that is terminating. */
  complete(jobId: string): void;
  /** Closes every connection and the port. */
  stop(): Promise<void>;
}

/** Starts a stand-in on a free port of the loopback. It knows nothing of the contract. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const { now = Date.now, activePrefix, refusesDisabled, terminatingReads } = options;
  const account = { ...defaultAccount, ...options.account };
  const jobs = new Jobs(now, activePrefix, terminatingReads);
  const plays = new Map<string, Played[]>();
  const playsOf = (jobId: string) => plays.get(jobId.toLowerCase()) ?? [];

  const upstream = await startUpstream({ now, behaviours: () => ({ play: respond }) });
  return {
    url: upstream.origin,
    account,
    jobs,
    requests: upstream.requests,
    play(jobId, ...played) {
      plays.set(jobId.toLowerCase(), [...playsOf(jobId), ...played.map(asPlayed)]);
    },
    unplayed: (jobId) => playsOf(jobId).length,
    complete(jobId) {
      jobs.complete(jobId);
    },
    stop: () => upstream.stop(),
  };

  async function respond(exchange: Parameters<Behaviour["play"]>[0]): Promise<void> {
    const { received } = exchange;
    const { request } = received;
    if (!request) throw new Error("The request must be complete before it is answered.");
    const out = outFor(request, received);
    const behaviour = isBehaviour(out) ? out : answer(ownAnswer(answerFor(out, received), request.method));
    await behaviour.play(exchange);
  }

  function outFor(request: ReceivedRequest, { nowMs }: Received): AnswerLike | Behaviour {
    const refusal = refusalOf(request, account, nowMs);
    if (refusal) return refused(request, refusal);
    const jobId = jobIdOf(request) ?? "";
    const played = playsOf(jobId).shift();
    if (!played) return judged(request, jobId, nowMs);
    if (played.job) jobs.become(jobId, played.job, reasonOf(request));
    return played.out;
  }

  function judged(request: ReceivedRequest, jobId: string, nowMs: number): AnswerLike {
    const job = jobs.find(jobId);
    if (!job) return errorAnswer(publishedErrors.JobNotFound);
    const unmet = refusalOfConditions(request, job);
    if (unmet) return unmet.status === 304 ? notModifiedAnswer(job) : errorAnswer(unmet);
    if (operationOf(request) === "read") return jobAnswer(jobs.read(jobId) ?? job);
    const end = terminated(job, { nowMs, terminateReason: reasonOf(request), refusesDisabled });
    return "refusal" in end ? errorAnswer(end.refusal) : acceptedAnswer(jobs.put(end.job));
  }
}

// An id that is refused is not repeated either.
const refused = (request: ReceivedRequest, refusal: BatchAnswer) =>
  isGuid(headerText(request, "client-request-id") ?? "")
    ? errorAnswer(refusal)
    : withoutHeaders(errorAnswer(refusal), "client-request-id");

const asPlayed = (given: Played | AnswerLike): Played =>
  typeof given === "object" && "out" in given ? given : { out: given };
