import { type ErrorExample, errorExamples, exampleJobId } from "../../contract-tests/contract.ts";
import type { JobLine } from "../../src/cli/job-line.ts";
import { run, show, type Typed } from "./command.ts";
import { bad, bold, dim, heading, line, notable, paragraph } from "./page.ts";

type Env = Typed["env"];

/** Lets the mock answer with each error example of the contract, and shows what becomes of it. */
export async function showDocumentedFailures(env: Env): Promise<void> {
  heading("Each documented failure");
  paragraph(
    "One command for each, with one retry allowed, so that those worth retrying show; throttling would be waited for, so that none is allowed there. Each ends with the exit code 1.",
  );
  line();
  const width = Math.max(...errorExamples.map(({ code }) => code.length));
  for (const expected of errorExamples) {
    const { status, code, attempts = 0, message = "" } = await failure(env, expected);
    const retried = attempts > 1 ? notable("retried") : dim("not retried");
    line(`${bad(String(status))}  ${bold((code ?? "").padEnd(width))}  ${retried}`);
    paragraph(sentence(message), 5, 0, dim);
  }
}

async function failure(env: Env, expected: ErrorExample): Promise<JobLine> {
  const lines: string[] = [];
  const retries = expected.status === 429 ? "0" : "1";
  const terminations = { [exampleJobId]: [expected, expected] };
  const args = ["terminate", exampleJobId, "--no-idempotent", "--retries", retries, "--json"];
  await run({ args, env, mock: { terminations, states: ["Active"] }, code: 1 }, (text) => lines.push(text));
  const told = JSON.parse(lines.find((text) => text.startsWith("{")) ?? "{}") as JobLine;
  if (told.status === expected.status && told.code === expected.code) return told;
  throw new Error(`${expected.name} was not told as the contract has it: ${lines.join("\n")}`);
}

// Without what stands in the line above, and the ids that differ each time.
const sentence = (message: string) =>
  message
    .replace(/^.*?: \d+ \w+: /, "")
    .replace(/ \(request-id [^)]*\)/, "")
    .replace(".; a read", ". A read");

/** Shows what is refused before anything is sent. */
export async function showWrongUsage({ AZURE_BATCH_ACCESS_KEY: _, ...keyless }: Env): Promise<void> {
  heading("What is refused before anything is sent");
  await show({ args: ["terminate", exampleJobId, "--key", "…"], env: keyless, code: 2 });
  line();
  await show({ args: ["termnate", exampleJobId], env: keyless, code: 2 });
  line();
  await show({ args: ["terminate", exampleJobId], env: keyless, code: 2 });
}

/** Shows what is said when nobody listens. */
export async function showNobody(env: Env): Promise<void> {
  heading("When nobody answers");
  await show({ args: ["terminate", exampleJobId, "nightly-43", "--concurrency", "1"], env, code: 1 });
}
