import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isScalar, parseDocument, visit } from "yaml";
import { changesBetween } from "../contract-tests/changes/changes.ts";
import { compareContracts } from "../contract-tests/changes/compare.ts";
import { contractEdits, edited } from "../contract-tests/changes/contract-edits.ts";
import { type Fact, keyOf } from "../contract-tests/changes/fact.ts";
import { factsOf } from "../contract-tests/changes/model.ts";
import { readDocument, rooted } from "../contract-tests/changes/read-document.ts";
import { lastRelease, releaseProblem } from "../contract-tests/changes/released.ts";
import { contractPath } from "../contract-tests/read-contract.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const release = lastRelease();

let folder = "";
let released = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "contract-changes-"));
  released = await readFile(release.path, "utf8");
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test("what breaks callers or the service since the last release has its version and its note", async () => {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const changelog = await readFile(join(root, "CHANGELOG.md"), "utf8");
  const findings = await compareContracts(release.path, contractPath);
  expect(
    releaseProblem(findings, release.version, version, changelog),
    "the contract since its last release",
  ).toBe("");
});

test("every fact of the contract has a key of its own", async () => {
  const keys = factsOf(await readDocument(contractPath)).map(({ path }) => keyOf(path));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test("whatever single value of the contract changes, it is noticed", async () => {
  const text = await readFile(contractPath, "utf8");
  const document = parseDocument(text);
  const facts = async (): Promise<Fact[]> => factsOf(await rooted(document.toJS(), contractPath));
  const before = await facts();
  const values: Array<{ value: unknown; range?: readonly number[] | null | undefined }> = [];
  visit(document, {
    Scalar: (key, node) => {
      // What a scheme's scope is called is a key; where a reference leads is tried with the targets.
      if (key === "value" || typeof key === "number") values.push(node);
    },
    Pair: (_, { key }) => (isScalar(key) && key.value === "$ref" ? visit.SKIP : undefined),
  });
  expect(values.length).toBeGreaterThan(400);

  const unnoticed: string[] = [];
  for (const node of values) {
    const { value } = node;
    node.value =
      typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : `${String(value)}?`;
    try {
      if (changesBetween(before, await facts()).length === 0) unnoticed.push(placeOf(text, node.range?.[0]));
    } finally {
      node.value = value;
    }
  }
  expect(unnoticed).toEqual([]);
});

function placeOf(text: string, offset = 0): string {
  const line = text.slice(0, offset).split("\n").length;
  return `${line}: ${text.split("\n")[line - 1]}`;
}

describe("a judge that nobody here wrote, redocly diff,", () => {
  // One file with several edits each: the program takes its time to start.
  const together = [
    ["no timeout", "the body required", "no terminateReason", "no ETag", "no key", "another api-version"],
    [
      "timeout required",
      "one media type of errors less",
      "a text in the place of a boolean",
      "no odata.metadata",
    ],
    ["a higher minimum", "no body", "a maximum", "an ETag that is a number", "another form of dates"],
    ["a 200 as well", "no api-version", "terminateReason required", "the key in another header"],
  ];

  test.for(together.map((names) => ({ names })))(
    "calls nothing breaking that we call harmless: $names",
    async ({ names }) => {
      const rows = contractEdits.filter(({ name }) => names.includes(name));
      expect(rows.map(({ name }) => name).sort()).toEqual([...names].sort());
      const newer = await file(
        "judged.yaml",
        rows.reduce((text, { find, put }) => edited(text, find, put), released),
      );
      const older = await file("released.yaml", released);
      const theirs = await verdictOfRedocly(older, newer);
      const ours = (await compareContracts(older, newer)).filter(({ severity }) => severity !== "harmless");
      expect(theirs.length).toBeGreaterThanOrEqual(names.length / 2);
      const lines = ours.map(({ place }) => place.split("/").at(-1)?.replace(/:\d+$/, ""));
      // Theirs is the line of the value, which may begin below its key.
      for (const [file, line] of theirs) {
        expect(
          [`${file}:${line}`, `${file}:${line - 1}`].some((each) => lines.includes(each)),
          `${file}:${line}`,
        ).toBe(true);
      }
    },
  );

  async function verdictOfRedocly(
    older: string,
    newer: string,
  ): Promise<Array<[file: string, line: number]>> {
    const config = await file("redocly.yaml", 'extends: [diff-recommended]\ntelemetry: "off"\n');
    const program = join(root, "node_modules/@redocly/cli/bin/cli.js");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [program, "diff", older, newer, "--config", config, "--format", "json", "--fail-on", "none"],
      { cwd: folder, maxBuffer: 1e8 },
    );
    const { changes } = JSON.parse(stdout) as { changes: Array<Record<string, Record<string, unknown>>> };
    return changes
      .filter(({ impact }) => String(impact) === "major")
      .map(({ base, revision }) => revision ?? base)
      .map((spot) => [String(spot?.["file"]).split("/").at(-1) ?? "", Number(spot?.["line"])]);
  }
});

describe("npm run contract:diff", () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(root, "contract-tests/changes/cli.ts"), ...args], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: "1" },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code: Number(code), stdout: String(stdout), stderr: String(stderr) }),
    );

  beforeAll(async () => {
    await file("old.yaml", released);
    await file("tight.yaml", released.replace("        minimum: 0", "        minimum: 1"));
    const [further] = contractEdits.filter(({ name }) => name === "a further operation");
    await file(
      "further.yaml",
      edited(released, further?.find ?? "", further?.put.replace("get:", "delete:") ?? ""),
    );
    await file("words.yaml", released.replace("summary: End a job.", "summary: Ends a job."));
    await file("notes.yaml", "hello: world\n");
  });

  test("a breaking change is told with its place, in lines that fit, and the exit code is 1", async () => {
    const { code, stdout } = await run("old.yaml", "tight.yaml");
    expect({ code, lines: stdout.split("\n") }).toEqual({
      code: 1,
      lines: [
        expect.stringMatching(/^breaking-for-callers request-constraint-tightened tight\.yaml:\d+:9: POST$/),
        "    /jobs/{jobId}/terminate > query parameter timeout > minimum: 0 -> 1",
        "",
        "1 change: 1 breaking-for-callers, 0 breaking-for-service, 0 addition, 0",
        "    harmless.",
        "",
      ],
    });
  });

  test("an added operation is an addition: the exit code is 0", async () => {
    const { code, stdout } = await run("old.yaml", "further.yaml");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^addition operation-added further\.yaml:\d+:5: DELETE \/jobs\/\{jobId\}\/terminate:/,
    );
  });

  test("the contract has the read beside what was released, and nothing of that broke", async () => {
    await file("contract.yaml", await readFile(contractPath, "utf8"));
    const { code, stdout } = await run("old.yaml", "contract.yaml");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^addition operation-added contract\.yaml:\d+:5: GET \/jobs\/\{jobId\}:/);
    for (const line of stdout.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  test("harmless changes, and none, have the exit code 0", async () => {
    expect(await run("old.yaml", "words.yaml")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^harmless text-changed words\.yaml:\d+:7: /),
    });
    expect(await run("old.yaml", "old.yaml")).toMatchObject({ code: 0, stdout: "Nothing changed.\n" });
  });

  test("with --json, the findings are data", async () => {
    const { stdout } = await run("--json", "old.yaml", "tight.yaml");
    expect(JSON.parse(stdout)).toEqual({
      findings: [
        {
          severity: "breaking-for-callers",
          id: "request-constraint-tightened",
          place: expect.stringMatching(/^tight\.yaml:\d+:9$/),
          elements: ["POST /jobs/{jobId}/terminate > query parameter timeout > minimum"],
          before: 0,
          after: 1,
        },
      ],
    });
  });

  test("what keeps it from running is told in one line, and the exit code is 2", async () => {
    expect(await run("old.yaml", "nowhere.yaml")).toEqual({
      code: 2,
      stdout: "",
      stderr: "nowhere.yaml: cannot be read (ENOENT). Check the path.\n",
    });
    expect(await run("notes.yaml", "old.yaml")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("notes.yaml"),
    });
    expect(await run("old.yaml")).toMatchObject({
      code: 2,
      stderr: "error: missing required argument 'new'\n",
    });
  });

  test("--help says what it does and what its exit codes mean, and is no failure", async () => {
    const { code, stdout } = await run("--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(/whom each change\s+breaks[\s\S]*Exit codes:/);
    for (const line of stdout.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  });
});
