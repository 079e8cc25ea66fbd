import { Readable, Writable } from "node:stream";
import { commandLine } from "../../src/cli/command.ts";
import { processSurroundings } from "../../src/cli/process-surroundings.ts";

/** The help of a command, as a pipe gets it. */
export async function commandHelp(command: string): Promise<string> {
  let text = "";
  const output = new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  await commandLine([command, "--help"], {
    ...processSurroundings(),
    ...{ stdin: Readable.from([]), stdout: output, stderr: output },
  });
  return `\`\`\`text\n${text.trim()}\n\`\`\``;
}
