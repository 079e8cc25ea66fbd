import { Command, CommanderError } from "commander";
import type { Document } from "../load-contract.ts";
import { readContract } from "../read-contract.ts";
import { createProgress } from "../report/progress.ts";
import { explainedSurvivors } from "./explained-survivors.ts";
import { mutantsOf } from "./mutants.ts";
import { isFine, scoreOf } from "./score.ts";
import { scoreText } from "./score-text.ts";
import { tryMutants } from "./trials.ts";

interface Options {
  readonly only?: string;
  readonly thorough?: boolean;
  readonly json?: boolean;
}

// How much of the contract the checks hold: node contract-tests/contract-mutation/cli.ts
const command = new Command("contract:mutation")
  .description("Changes the contract in one place after the other and tells which check notices.")
  .option("--only <text>", "only the mutants whose id has the text in it")
  .option("--thorough", "play every scenario, so that every check is told that notices a mutant")
  .option("--json", "print the score and every trial as JSON")
  .addHelpText(
    "after",
    `
Exit codes:
  0  every mutant is noticed, or its survival is explained
  1  a survivor is not explained, or an explanation does not hold
  2  could not run

Example:
  npm run contract:mutation -- --only components/parameters/Timeout`,
  )
  .action(async ({ only = "", thorough = false, json = false }: Options) => {
    const started = performance.now();
    const document = readContract() as Document;
    const mutants = mutantsOf(document);
    const chosen = mutants.filter(({ id }) => id.includes(only));
    if (chosen.length === 0) throw new Error(`No mutant has "${only}" in its id.`);
    const progress = createProgress(process.stderr);
    progress.start(chosen.length);
    const trials = await tryMutants(document, chosen, {
      thorough,
      onTrial: ({ id }) => progress.step(id),
    }).finally(() => progress.stop());
    const score = scoreOf(mutants, trials, explainedSurvivors);
    const ms = performance.now() - started;
    process.stdout.write(
      json ? `${JSON.stringify({ score, trials, durationMs: ms }, null, 2)}\n` : scoreText(score, ms),
    );
    process.exitCode = isFine(score) ? 0 : 1;
  });

try {
  await command.exitOverride().parseAsync();
} catch (error) {
  // Commander has printed its own message, and help is no failure.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
