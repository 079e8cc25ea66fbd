import type { Job } from "../../generated/types.gen.ts";
import type { FoundState } from "../../src/index.ts";
import type { RecordedResponse } from "../exchange.ts";
import { parsedJson } from "../parsed-json.ts";
import { errorOf } from "./service-error.ts";

const STATES = ["active", "disabling", "disabled", "enabling", "terminating", "completed", "deleting"];

/** The job in an answer; nothing of it need be there. */
export const jobOf = ({ body }: Pick<RecordedResponse, "body">): Job => (parsedJson(body) ?? {}) as Job;

/** What an answer to a read says about a job; undefined when it says nothing about this one. */
export function foundState(response: RecordedResponse, jobId: string): FoundState | undefined {
  if (response.status === 404 && errorOf(response).code === "JobNotFound") return "deleted";
  const { id, state } = jobOf(response);
  const isIt = typeof id === "string" && id.toLowerCase() === jobId.toLowerCase();
  return response.status === 200 && isIt && state !== undefined && STATES.includes(state) ? state : undefined;
}
