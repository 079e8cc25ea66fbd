import { expect } from "vitest";
import type { TerminateJobResult } from "../src/index.ts";
import { findingText } from "./conformance.ts";
import type { Exchange } from "./exchange.ts";
import { violations } from "./violations.ts";

/**
 * Passes when the last of the exchanges is that of an accepted call.
 * @throws when the mock refused it: why it did so, and not the example that it answered with
 */
export async function expectAccepted(
  call: Promise<TerminateJobResult>,
  exchanges: readonly Exchange[],
): Promise<TerminateJobResult> {
  const result = await call.catch((error: unknown) => {
    const refusal = exchanges.at(-1);
    throw (refusal && refused(refusal)) ?? error;
  });
  expect(result.outcome).toBe("accepted");
  return result;
}

function refused(exchange: Exchange): Error | undefined {
  const found = violations(exchange);
  if (found.length === 0) return undefined;
  const { method, url } = exchange.request;
  return new Error(
    findingText({
      check: "refused-by-the-mock",
      received: `${exchange.response.status} for ${method} ${url}`,
      documented: found.map(({ text }) => text).join("; "),
      mend: "mend openapi/job-terminate.yaml if the request is right, or else the client or this test's case.",
    }),
  );
}
