import type { BatchError } from "../../generated/types.gen.ts";
import { parsedJson } from "../parsed-json.ts";
import { playedFor, type RunCheck } from "./run-check.ts";

/** A job that does not exist is answered with 404 JobNotFound. */
export const unknownJob: RunCheck = (run) =>
  playedFor(run, "unknownJob").map(({ scenario, exchanges }) => {
    const { operation, pointerOf } = run.contract;
    const exchange = exchanges.at(-1);
    const place = pointerOf(operation.responses["default"] ?? operation.responses);
    const verdict = { place, scenario, ...(exchange && { exchange }) };
    const { code } = (parsedJson(exchange?.response.body ?? "") ?? {}) as BatchError;
    const received = exchange ? `${exchange.response.status} ${code ?? "without a code"}` : "no answer";
    if (received === "404 JobNotFound") return verdict;
    return {
      ...verdict,
      problem: {
        received: `${received} for ${scenario.title}`,
        documented: "404 JobNotFound",
        mend: "have the target tell that there is no such job: a caller must not take it for ended, nor for busy.",
      },
    };
  });
