// What nobody has caught is no finding: the check could not run.
function couldNotRun(error: unknown): void {
  console.error(`The contract check could not run: ${error instanceof Error ? error.message : error}`);
  process.exit(2);
}
process.on("uncaughtException", couldNotRun);

// Loading it reads the contract, which may fail.
const { contractCommand } = await import("./command.ts").catch((error: unknown) => {
  couldNotRun(error);
  throw error;
});

process.exitCode = await contractCommand(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
