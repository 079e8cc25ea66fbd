import { headerValue } from "../exchange.ts";
import { type Check, judged } from "./check.ts";

const LIMIT_MS = 15 * 60_000;

/** The date of a request is the time at which it was sent: a signature lasts 15 minutes. */
export const requestDate: Check = ({ request, sentAt }, { operation, pointerOf }) => {
  const parameter = operation.parameters.find(({ name }) => name.toLowerCase() === "ocp-date");
  const sent = headerValue(request.headers, "ocp-date");
  const time = Date.parse(sent ?? "");
  // What is no date at all is told by request-parameters.
  const isDate = !Number.isNaN(time) && new Date(time).toUTCString() === sent;
  if (!parameter || sentAt === undefined || !isDate) return [];
  const off = Math.abs(time - sentAt);
  const problem = {
    received: `ocp-date: ${sent}, ${Math.round(off / 60_000)} minutes off`,
    documented: "when the request was made, at most 15 minutes off",
    mend: "take a fresh date for each attempt, and set the clock.",
  };
  return judged(pointerOf(parameter), off > LIMIT_MS ? [problem] : []);
};
