import { isDeepStrictEqual } from "node:util";
import type { BatchError } from "../../generated/types.gen.ts";
import { isBatchServiceError } from "../../src/index.ts";
import { headerValue, type RecordedResponse } from "../exchange.ts";
import { parsedJson } from "../parsed-json.ts";

/** What an answer says as an error; nothing of it need be there. */
export const errorOf = ({ body }: Pick<RecordedResponse, "body">): BatchError =>
  (parsedJson(body) ?? {}) as BatchError;

/** Whether an error of the client tells all that the service said. */
export function isErrorTold(error: unknown, response: RecordedResponse): boolean {
  if (!isBatchServiceError(error)) return false;
  const { code, message, values } = errorOf(response);
  const [sentence = "", idInText] = (message?.value ?? "").split(/\nRequestId:|\nTime:/);
  return (
    error.status === response.status &&
    error.code === (code || undefined) &&
    (error.serviceMessage ?? "") === sentence.trim() &&
    error.requestId === (headerValue(response.headers, "request-id") ?? idInText) &&
    isDeepStrictEqual(
      error.values.map(({ key, value }) => ({ key, value })),
      values ?? [],
    )
  );
}

/** The same in words. */
export function errorExpected(response: RecordedResponse): string {
  const { code } = errorOf(response);
  return `an error with status ${response.status}${code ? `, code ${code} and the message, values and ids of the answer` : ""}`;
}
