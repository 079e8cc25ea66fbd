import { parentPort, workerData } from "node:worker_threads";
import { contractsOf } from "../load-contract.ts";
import { setClock } from "./fixed-clock.ts";
import type { Mutant } from "./mutant.ts";
import { mutantsOf } from "./mutants.ts";
import { tryMutant } from "./trial.ts";
import { type TrialWork, UNCHANGED } from "./trial-work.ts";
import { wholeRunChecks } from "./whole-run-checks.ts";

// A thread that is told the id of a mutant and answers with what became of it.
const { document, thorough, startMs } = workerData as TrialWork;
setClock(startMs);
const unchanged: Mutant = { id: UNCHANGED, kind: "version", pointer: "#/", what: "Nothing.", change() {} };
const mutants = new Map([unchanged, ...mutantsOf(document)].map((mutant) => [mutant.id, mutant]));
const ofWholeRuns = wholeRunChecks(contractsOf(document, "the contract"));

parentPort?.on("message", async (id: string) => {
  const mutant = mutants.get(id);
  if (!mutant) throw new Error(`There is no mutant ${id}.`);
  parentPort?.postMessage(
    await tryMutant(document, mutant, { ofWholeRuns, thorough: thorough || mutant === unchanged }),
  );
});
