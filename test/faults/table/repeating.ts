import { type AnswerLike, answerFor, withBody } from "../../upstream/answer.ts";
import { batchError, ERROR_TYPE, errorBody } from "../../upstream/batch-answers.ts";
import type { Received } from "../../upstream/exchange.ts";
import { headerOf } from "../../upstream/request-reader.ts";

/** What the request was signed in with, without the scheme and the account's name. */
export function secretOf({ request }: Received): string {
  const authorization = (request && headerOf(request, "authorization")) ?? "";
  return authorization.replace(/^(?:Bearer |SharedKey [^:]*:)/, "");
}

/** An answer that repeats what the request was signed in with. */
export const repeating =
  (make: (secret: string) => AnswerLike): AnswerLike =>
  (received) =>
    answerFor(make(secretOf(received)), received);

/** An error with a text in each of its fields. */
export const refused = (status: number, value: string) =>
  withBody(
    batchError(status, "", ""),
    errorBody({
      metadata: value,
      code: "AuthenticationFailed",
      message: `Refused: ${value}`,
      values: [{ key: "Signature", value }],
    }),
    ERROR_TYPE,
  );
