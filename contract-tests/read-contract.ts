import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** Where the contract is on disk; what Prism is started with. */
export const contractPath: string = fileURLToPath(new URL("../openapi/job-terminate.yaml", import.meta.url));

/**
 * The contract as it is written, references and all.
 * @throws one line that says what is wrong and how to find the place
 */
export function readContract(path: string = contractPath): unknown {
  try {
    const found: unknown = parse(readFileSync(path, "utf8"));
    if (found === null || typeof found !== "object") throw new Error("it holds no mapping.");
    return found;
  } catch (error) {
    throw unreadable(error, path);
  }
}

/** The same line for a reason that another reader of the contract gave. */
export function unreadable(reason: unknown, path: string = contractPath): Error {
  const [line = ""] = String(reason instanceof Error ? reason.message : reason).split("\n");
  const name = relative(process.cwd(), path).replaceAll("\\", "/");
  // The linter knows this project's contract alone.
  const mend =
    path === contractPath ? "Run npm run lint:openapi to see where." : "Give the contract as YAML or JSON.";
  const error = new Error(`${name} cannot be read: ${line.replace(/[.:]?\s*$/, ".")} ${mend}`);
  // The place to look at is in the contract, not in our code.
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
