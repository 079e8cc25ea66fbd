import { contractCommand } from "./command.ts";

process.exitCode = await contractCommand(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
