import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { differences, generatedFolder, generateInto } from "./generated-difference.ts";

const folder = await mkdtemp(join(tmpdir(), "generate-check-"));
try {
  await generateInto(folder);
  const found = await differences(generatedFolder, folder);
  if (found.length === 0) {
    console.log("generated/ is what the contract gives.");
  } else {
    console.error("generated/ is not what the contract gives:");
    for (const line of found) console.error(`  ${line}`);
    console.error("Mend it with: npm run generate");
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
