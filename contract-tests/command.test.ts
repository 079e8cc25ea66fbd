import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contractPath } from "./read-contract.ts";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));
const ESCAPE = "\u001b";

interface Ended {
  readonly code: number | string | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "contract-command-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as a process of its own, in an empty folder. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = folder) {
  return started(process.execPath, [CLI, ...args], env, cwd);
}

/** The same in a pseudo-terminal, where standard output and error are one. */
const runInTerminal = (env: Readonly<Record<string, string>> = {}) =>
  started("script", ["-qec", `'${process.execPath}' '${CLI}'`, "/dev/null"], env, folder);

function started(file: string, args: readonly string[], env: Readonly<Record<string, string>>, cwd: string) {
  // What a CI sets changes what is printed.
  const apart = ["NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_STEP_SUMMARY", "BATCH_UPSTREAM_DIR"];
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !apart.includes(name)));
  return new Promise<Ended>((resolve) => {
    execFile(file, args, { cwd, env: { ...own, TERM: "xterm", ...env } }, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code ?? error.signal ?? "unknown") : 0, stdout, stderr }),
    );
  });
}

const read = (name: string) => readFileSync(join(folder, name), "utf8");

describe("a run against the mock in a pipe", () => {
  let ended: Ended;
  const reports = ["html", "junit=deep/down/junit.xml", "markdown", "json", "github"];

  beforeAll(async () => {
    ended = await run(
      reports.map((report) => `--report=${report}`),
      { GITHUB_STEP_SUMMARY: join(folder, "summary.md") },
    );
  }, 60_000);

  test("ends with 0, with the verdict as its last line and nothing on standard error", () => {
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout.trimEnd().split("\n").at(-1)).toMatch(/^Conforms: \d+ checks gave [\d,]+ verdicts/);
  });

  test("has no colours and no progress bar in its output", () => {
    expect(ended.stdout).not.toContain(ESCAPE);
    expect(ended.stdout).not.toContain("\r");
  });

  test("writes each report where it was asked for, and says where", () => {
    expect(read("contract-report.html")).toMatch(/^<!doctype html>/i);
    expect(XMLValidator.validate(read("deep/down/junit.xml"))).toBe(true);
    expect(JSON.parse(read("contract-report.json"))).toMatchObject({
      target: { name: "mock" },
      findings: [],
    });
    expect(ended.stdout).toContain("html report: contract-report.html\n");
    expect(ended.stdout).toContain("junit report: deep/down/junit.xml\n");
  });

  test("adds the Markdown report to the summary of the job instead of writing a file", () => {
    expect(read("summary.md")).toMatch(/^## ✅ azure-batch-job-terminate/);
    expect(existsSync(join(folder, "contract-report.md"))).toBe(false);
  });

  test("has no annotations when there are no findings", () => {
    expect(ended.stdout).not.toContain("::error");
  });
});

const hasScript = (() => {
  try {
    return execFileSync("script", ["--version"], { encoding: "utf8" }).includes("util-linux");
  } catch {
    return false;
  }
})();

describe.skipIf(!hasScript)("a run in a terminal (needs the command script of util-linux)", () => {
  test("shows how far it has come, and colours", async () => {
    const { code, stdout } = await runInTerminal();
    expect(code).toBe(0);
    expect(stdout).toMatch(/\[=+ *\] \d+\/\d+ /);
    expect(stdout).toContain(`${ESCAPE}[32mConforms`);
  });

  test("has no colours with NO_COLOR", async () => {
    const { code, stdout } = await runInTerminal({ NO_COLOR: "1" });
    expect(code).toBe(0);
    // What moves the cursor for the bar is no colour.
    expect(stdout).not.toContain(`${ESCAPE}[32m`);
    expect(stdout).not.toContain(`${ESCAPE}[1m`);
  });
});

describe("a command line that cannot be right ends with 2 and says what to do", () => {
  test.each([
    [["--bogus"], "unknown option '--bogus'"],
    [["extra"], "too many arguments"],
    [["--target", "nowhere"], "Allowed choices are mock, proxy, live"],
    [["--report", "pdf"], 'There is no report "pdf". There are html, junit, markdown, json, github'],
    [["--report", "html="], 'Name the file after "html=", or leave out the equals sign'],
    [["--report", "github=x"], "goes to the log and has no file"],
    [["--job", "nightly"], "--job is for --target live alone"],
    [["--yes"], "--yes is for --target live alone"],
    [["--endpoint", "https://a.b"], "--endpoint is for --target live alone"],
  ])("%j", async (args, sentence) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr).toContain("--help");
  });

  test("help is no error", async () => {
    const { code, stdout, stderr } = await run(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(
      "Exit codes: 0 everything conforms, 1 there are findings, 2 the check could not run.",
    );
  });
});

describe("a contract that cannot be used ends with 2, names the file, and writes no report", () => {
  test.each([
    ["a missing file", undefined, "cannot be read: ENOENT"],
    ["a file that is no YAML", "a: [1\n", "cannot be read: "],
    ["an empty file", "", "it holds no mapping"],
    ["a file without an operation", "openapi: 3.0.3\n", "there is no operation below paths"],
  ])("%s", async (_, text, sentence) => {
    const cwd = mkdtempSync(join(folder, "unusable-"));
    if (text !== undefined) writeFileSync(join(cwd, "contract.yaml"), text);
    const before = readdirSync(cwd);
    const { code, stdout, stderr } = await run(["-c", "contract.yaml", "--report=html"], {}, cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^The contract check could not run: contract\.yaml/);
    expect(stderr).toContain(sentence);
    expect(readdirSync(cwd)).toEqual(before);
  });
});

describe("a contract with one wrong value", () => {
  let ended: Ended;
  const contract = readFileSync(contractPath, "utf8");

  beforeAll(async () => {
    writeFileSync(join(folder, "changed.yaml"), withEtagAsInteger(contract));
    ended = await run(["-c", "changed.yaml", "--report=github", "--report=json=changed.json"]);
  }, 60_000);

  test("ends with 1, with findings that name the line of that file, the page of the check, and a curl", () => {
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    expect(ended.stdout).toMatch(/documented .*\(changed\.yaml:\d+\)/);
    expect(ended.stdout).toMatch(/see contract-tests\/checks\/[\w-]+\.md/);
    expect(ended.stdout).toContain("curl --include --path-as-is -X POST 'http://127.0.0.1:");
    expect(ended.stdout.trimEnd().split("\n").at(-1)).toMatch(/^\d+ findings?\b/);
  });

  test("marks the very line on GitHub", () => {
    const { findings } = JSON.parse(read("changed.json")) as {
      findings: { place: { file: string; line: number } }[];
    };
    const lines = [...ended.stdout.matchAll(/^::error title=[\w-]+,file=changed\.yaml,line=(\d+)::/gm)];
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.map(([, line]) => Number(line))).toEqual(
      findings.slice(0, lines.length).map(({ place }) => place.line),
    );
    const start = etagLine(contract);
    expect(findings.some(({ place }) => place.line >= start && place.line < start + 15)).toBe(true);
  });
});

const etagLine = (contract: string) => contract.split("\n").findIndex((line) => /^ +ETag:$/.test(line)) + 1;

function withEtagAsInteger(contract: string): string {
  const start = contract.search(/^ +ETag:$/m);
  const changed = contract.slice(0, start) + contract.slice(start).replace("type: string", "type: integer");
  expect(changed).not.toBe(contract);
  return changed;
}

test("a report that cannot be written ends with 2, and the terminal still shows what was found", async () => {
  writeFileSync(join(folder, "a-file"), "");
  const { code, stdout, stderr } = await run(["--report", "html=a-file/report.html"]);
  expect(code).toBe(2);
  expect(stdout).toMatch(/Conforms: /);
  expect(stderr).toContain("could not run: ");
});

test("a run in which no call was answered ends with 2, not with success", async () => {
  // Prism inherits it, and ends at the first request.
  const dying = `import d from "node:diagnostics_channel";
    if (process.argv[1].includes("prism")) d.subscribe("http.server.request.start", () => process.exit(0));`;
  const { code, stdout, stderr } = await run(["--report=html=none.html"], {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(dying)}`,
  });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/127\.0\.0\.1:\d+ has stopped answering: 4 calls in a row came to nothing/);
  expect(existsSync(join(folder, "none.html"))).toBe(false);
});
