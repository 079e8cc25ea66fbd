import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startUpstream } from "./upstream/upstream.ts";

const built = fileURLToPath(new URL("../dist/node.js", import.meta.url));

// What would load the fetch of Node.js.
const PROGRAM = `
  for (const name of ["Request", "Response", "Headers", "fetch"]) {
    Object.defineProperty(globalThis, name, { get() { throw new Error(name + " of the platform was used"); } });
  }
  const { BatchClient } = await import(process.argv[1]);
  const client = new BatchClient(process.argv[2], { name: "account", key: "a2V5" });
  const { outcome } = await client.terminateJob("nightly-42", { ifMatch: "0x1", terminateReason: "superseded" });
  console.log(outcome);
`;

test("the build for Node.js makes a call without anything of the platform's fetch", async () => {
  const upstream = await startUpstream();
  try {
    const program = ["--input-type=module", "--eval", PROGRAM, built, upstream.origin];
    const { stdout } = await promisify(execFile)(process.execPath, program);
    expect(stdout).toBe("accepted\n");
  } finally {
    await upstream.stop();
  }
});
