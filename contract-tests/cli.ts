import { contractCommand } from "./command.ts";

// What nobody has caught is no finding: the check could not run.
process.on("uncaughtException", (error) => {
  console.error(`The contract check could not run: ${error.stack ?? error}`);
  process.exit(2);
});

process.exitCode = await contractCommand(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
