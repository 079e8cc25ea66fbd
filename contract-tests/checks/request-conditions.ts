import { headerValue } from "../exchange.ts";
import { type Check, judged } from "./check.ts";

const CONDITIONS = ["If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since"];

// Microsoft Learn, Batch Service REST API, "Specifying conditional headers for Batch service operations": the ETag wins in these pairs, any other is a 400.
const PAIRS = ["If-Match+If-Unmodified-Since", "If-None-Match+If-Modified-Since"];

/** The conditional headers of the request can stand together; OpenAPI has no words for that. */
export const requestConditions: Check = ({ request }, { operation, pointerOf }) => {
  const sent = CONDITIONS.filter((name) => headerValue(request.headers, name) !== undefined);
  if (sent.length === 0) return [];
  const fine = sent.length === 1 || PAIRS.includes(sent.join("+"));
  const problem = {
    received: sent.join(" with "),
    documented: `one condition, or ${PAIRS.join(" or ").replaceAll("+", " with ")}`,
    mend: "send one condition.",
  };
  const parameters = operation.parameters.filter(({ name }) => sent.includes(name));
  return parameters
    .flatMap((parameter) => judged(pointerOf(parameter), fine ? [] : [problem]))
    .slice(0, fine ? undefined : 1);
};
