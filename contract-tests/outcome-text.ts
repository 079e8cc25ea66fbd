import { isBatchClientError, isBatchServiceError } from "../src/index.ts";
import type { Outcome } from "./scenario.ts";

/** How a call ended, in one line. */
export function outcomeText({ result, error }: Outcome): string {
  if (result) return `${result.outcome} (status ${result.status}, ${attempts(result.attempts)})`;
  if (isBatchServiceError(error)) return `${error.name} ${error.status} ${error.code ?? ""}`.trim();
  if (isBatchClientError(error)) return `${error.name}: ${error.message.split("\n")[0]}`;
  return `${error instanceof Error ? error.name : "no error"}: ${String(error).split("\n")[0]}`;
}

const attempts = (count: number) => (count === 1 ? "1 attempt" : `${count} attempts`);
