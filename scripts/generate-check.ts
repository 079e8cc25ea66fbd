import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContract, unreadable } from "../contract-tests/read-contract.ts";
import { differences, generatedFolder, generateInto } from "./generated-difference.ts";

const folder = await mkdtemp(join(tmpdir(), "generate-check-"));
try {
  const found = await differencesFromContract();
  if (found.length === 0) {
    console.log("generated/ is what the contract gives.");
  } else {
    console.error("generated/ is not what the contract gives:");
    for (const line of found) console.error(`  ${line}`);
    console.error("Mend it with: npm run generate");
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function differencesFromContract(): Promise<string[]> {
  readContract();
  await generateInto(folder).catch((reason: unknown) => {
    throw unreadable(reason);
  });
  return differences(generatedFolder, folder);
}
