import type { AnswerLike } from "../../test/upstream/answer.ts";

/** The checks that can notice a wrong answer. */
export type AnswerCheck =
  | "response-status"
  | "response-headers"
  | "response-content-type"
  | "response-body"
  | "response-error-code"
  | "response-undeclared"
  | "response-request-id";

/** An answer that no service of this contract gives. */
export interface WrongAnswer {
  readonly id: string;
  readonly what: string;
  /** The id of the check that must notice it; others may notice it too. */
  readonly check: AnswerCheck;
  readonly answer: AnswerLike;
}

/** A wrong answer; its text for people is its id in plain words unless one is given. */
export const wrong = (id: string, check: AnswerCheck, answer: AnswerLike, what?: string): WrongAnswer => ({
  id,
  what: what ?? id.replaceAll("-", " "),
  check,
  answer,
});
