import { headerValue } from "../exchange.ts";
import { type Check, judged } from "./check.ts";

const NAME = "client-request-id";

/** The answer repeats the caller's id, and no other, when the caller asked for that. */
export const responseRequestId: Check = ({ request, response }, { operation, pointerOf }, { mocked }) => {
  const parameter = operation.parameters.find(({ name }) => name.toLowerCase() === `return-${NAME}`);
  const sent = headerValue(request.headers, NAME);
  const received = headerValue(response.headers, NAME);
  if (mocked || !parameter || sent === undefined || received === undefined) return [];
  const asked = headerValue(request.headers, `return-${NAME}`) === "true";
  const problem = {
    received: `${NAME}: ${received}`,
    documented: asked ? `${NAME}: ${sent}, as it was sent` : `no ${NAME}, since it was not asked for`,
    mend: "look for something in between that answers instead, such as a cache.",
  };
  return judged(pointerOf(parameter), asked && received === sent ? [] : [problem]);
};
