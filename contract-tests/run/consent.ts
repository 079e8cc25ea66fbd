import { createInterface } from "node:readline/promises";
import type { Scenario } from "../scenario.ts";
import type { Target } from "./target.ts";
import type { Terminal } from "./terminal.ts";

/** Says what a run against a real account will do, and asks whether it may; `--yes` is the answer where nobody can be asked. */
export async function mayGoOn(
  { endpoint, account, token }: Target,
  scenarios: readonly Scenario[],
  { job, yes }: { readonly job: readonly string[]; readonly yes: boolean },
  { stdin, stdout, stderr }: Terminal,
): Promise<boolean> {
  // A job that is named twice is still one.
  const jobs = [...new Set(job)];
  const knocks = Number(token !== undefined) + Number(account !== undefined);
  const signIn = [...(token ? ["a token"] : []), ...(account ? [`the key of ${account.name}`] : [])].join(
    " and ",
  );
  stdout.write(
    [
      `This run sends about ${scenarios.length + jobs.length + knocks} requests to ${endpoint}, signed in by ${signIn}.`,
      "Apart from the jobs named below, each is about a job that does not exist, contract-check-…, and changes nothing:",
      "bad requests, other methods, credentials that are missing or malformed.",
      jobs.length === 0 ? "No job is terminated." : `It TERMINATES, twice each: ${jobs.join(", ")}.`,
      "",
      "",
    ].join("\n"),
  );
  if (yes) return true;
  if (!stdin.isTTY || !stdout.isTTY) {
    stderr.write("Nothing was sent: nobody can be asked here. Give --yes to go on without being asked.\n");
    return false;
  }
  const terminal = createInterface({ input: stdin, output: stdout });
  try {
    // Ctrl+C and Ctrl+D reject it.
    const answer = await terminal.question("Go on? [y/N] ").catch(() => "\n");
    if (answer === "\n") stdout.write(answer);
    if (/^y(?:es)?$/i.test(answer.trim())) return true;
    stderr.write("Nothing was sent.\n");
    return false;
  } finally {
    terminal.close();
  }
}
