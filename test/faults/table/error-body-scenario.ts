import type { AnswerLike } from "../../upstream/answer.ts";
import { batchError } from "../../upstream/batch-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { serviceError } from "./outcomes.ts";

/** The 404 whose body the scenarios exchange, and what a caller is told when it can be read. */
export const notFound = batchError(404, "JobNotFound", "There is no such job.");
export const KNOWN = { code: "JobNotFound", serviceMessage: "There is no such job." };
export const UNKNOWN = { code: undefined, serviceMessage: undefined, values: [] };
export const JSON_BODY = '{"code":"JobNotFound","message":{"lang":"en-US","value":"There is no such job."}}';

export type Facts = Parameters<typeof serviceError>[1];

/** One 404 with a body, and what of it must reach the caller. */
export const errorBodyScenario = (
  id: string,
  title: string,
  given: AnswerLike,
  facts: Facts,
  proves: Scenario["proves"] = [],
): Scenario => ({
  id: `body-${id}`,
  title: `an error body ${title}`,
  proves,
  server: [answer(given)],
  expect: serviceError(404, facts),
  seen: { requests: 1 },
});
