import {
  isBatchClientError,
  isBatchServiceError,
  isBatchWaitError,
  type TerminateJobResult,
  type WaitForTerminationResult,
} from "../src/index.ts";
import type { Outcome } from "./scenario.ts";

/** What a call to terminate a job resolved with; undefined when it was another call, or failed. */
export const terminated = ({ result }: Outcome): TerminateJobResult | undefined =>
  result && "outcome" in result ? result : undefined;

/** What a wait for the end of a job resolved with: one of its own, or one after a termination. */
export const ended = ({ result }: Outcome): WaitForTerminationResult | undefined =>
  result && "polls" in result ? result : result?.ended;

/** How a call ended, in one line. */
export function outcomeText(outcome: Outcome): string {
  const { result, error } = outcome;
  if (result) return [terminatedText(outcome), endedText(outcome)].filter(Boolean).join(", then ");
  if (isBatchWaitError(error)) return `${error.name} ${error.reason}${stateText(error)}${causeText(error)}`;
  if (isBatchServiceError(error))
    return `${error.name} ${error.status} ${error.code ?? ""}`.trim() + jobText(error);
  if (isBatchClientError(error)) return `${error.name}: ${error.message.split("\n")[0]}`;
  return `${error instanceof Error ? error.name : "no error"}: ${String(error).split("\n")[0]}`;
}

function terminatedText(outcome: Outcome): string | undefined {
  const result = terminated(outcome);
  return result && `${result.outcome} (status ${result.status}, ${counted(result.attempts, "attempt")})`;
}

function endedText(outcome: Outcome): string | undefined {
  const result = ended(outcome);
  return result && `${result.state} (${counted(result.polls, "read")})`;
}

const stateText = ({ lastState }: { lastState: unknown }) => (lastState ? ` ${lastState}` : "");
const jobText = ({ jobState }: { jobState: unknown }) => (jobState ? `, the job ${jobState}` : "");

const causeText = ({ cause }: { cause?: unknown }) =>
  cause === undefined ? "" : ` because of ${outcomeText({ error: cause })}`;

const counted = (count: number, thing: string) => (count === 1 ? `1 ${thing}` : `${count} ${thing}s`);
