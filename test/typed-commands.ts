import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bin, type Ended, start } from "./cli/bin.ts";
import { CREDENTIAL } from "./cli/listener.ts";

/** A folder with programs that stand in for those that are not here. */
export interface Programs {
  readonly folder: string;
  /** What `az` was called with, one line for each call. */
  azCalls(): Promise<string[]>;
}

// npx would look for the package in the registry.
const NPX = `#!/usr/bin/env bash
while [[ "$1" == -* ]]; do
  if [[ "$1" == -p ]]; then shift; fi
  shift
done
if [[ ! "$1" =~ ^azure-batch-job-terminate(@[0-9]+)?$ ]]; then
  echo "npx: $1 is not this package" >&2
  exit 127
fi
exec "${process.execPath}" "${bin}" "\${@:2}"
`;

/** Puts an `az` that lists these jobs, and an `npx` that runs the built command line, into a folder. */
export async function programs(folder: string, jobs: readonly string[]): Promise<Programs> {
  const log = join(folder, "az.log");
  const az = `#!/usr/bin/env bash
echo "$*" >> "${log}"
if [[ "$*" == "batch account keys list "* ]]; then
  echo ${CREDENTIAL.AZURE_BATCH_ACCESS_KEY}
  exit
fi
printf '%s\\n' ${jobs.join(" ")}
`;
  for (const [name, text] of [
    ["npx", NPX],
    ["az", az],
  ] as const) {
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
  return {
    folder,
    azCalls: async () => (await readFile(log, "utf8")).trimEnd().split("\n"),
  };
}

/** Runs a text as somebody would type it into a shell, with an account at this URL. */
export function typed(text: string, { folder }: Programs, url: string): Promise<Ended> {
  const env = {
    ...{ PATH: `${folder}:${process.env["PATH"]}`, HOME: folder, GITHUB_RUN_ID: "7" },
    ...{ ...CREDENTIAL, AZURE_BATCH_ENDPOINT: url },
  };
  return start("bash", ["-e", "-o", "pipefail", "-c", `cd "${folder}"\n${text}`], { env, stdin: "" }).ended;
}
