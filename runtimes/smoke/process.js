import process from "node:process";
import { runSmoke } from "./scenarios.js";

// For runtimes that run a program: settings come as an argument, and each line goes to stdout. It ends by itself, or
// it does not end.
const { bun, deno, node } = process.versions;
const say = (line) => console.log(JSON.stringify(line));
say({ version: bun ?? deno ?? node });
await runSmoke(JSON.parse(process.argv[2]), say);
say({ done: true });
