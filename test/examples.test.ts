import { cp, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { start } from "./cli/bin.ts";
import { accepted, job, type Listener, listen, problem } from "./cli/listener.ts";
import { typeErrors } from "./type-check.ts";
import { type Programs, programs, typed } from "./typed-commands.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const examples = join(root, "examples");

let folder: string;
let shell: Programs;
let service: Listener;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "examples-"));
  shell = await programs(folder, ["nightly-1", "nightly-2"]);
  service = await listen((request) =>
    request.startsWith("POST ") ? accepted : job(request.slice(4), "completed"),
  );
});
afterEach(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

describe.skipIf(process.platform === "win32")("cron", () => {
  const script = join(examples, "cron/clean-up-leaked-jobs.sh");

  test("the script terminates what az lists, and keeps a journal of the day", async () => {
    expect(await typed(`"${script}"`, shell, service.url)).toMatchObject({ code: 0 });
    expect([...service.requests].sort()).toEqual(["POST nightly-1", "POST nightly-2"]);
    const again = await typed(`"${script}"`, shell, service.url);
    expect(again.stderr).toContain("2 done before");
    expect(await shell.azCalls()).toEqual(
      Array(2).fill(
        expect.stringMatching(
          /^batch job list --filter state eq 'active' and startswith\(id, 'nightly-'\) and creationTime lt DateTime'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ' --query \[\]\.id --output tsv$/,
        ),
      ),
    );
  });

  test("with --dry-run the script sends nothing", async () => {
    const { code, stdout } = await typed(`"${script}" --dry-run`, shell, service.url);
    expect([code, service.requests]).toEqual([0, []]);
    expect(stdout.match(/^wouldTerminate /gm)).toHaveLength(2);
  });

  test("a list that cannot be made is a failure", async () => {
    const { code } = await typed(`az() { return 3; }; export -f az; "${script}"`, shell, service.url);
    expect(code).toBe(3);
  });

  test("the line of the crontab runs the script, with the variables of the file that it names", async () => {
    const [line = ""] = (await readFile(join(examples, "cron/crontab"), "utf8")).match(/^\d.*$/m) ?? [];
    const command = line.split(" ").slice(5).join(" ");
    await mkdir(join(folder, "bin"));
    await cp(script, join(folder, "bin/clean-up-leaked-jobs.sh"));
    const env = `unset AZURE_BATCH_ENDPOINT; echo 'export AZURE_BATCH_ENDPOINT=${service.url}' > .azure-batch.env`;
    expect(await typed(`${env}\nsh -c '${command}'`, shell, service.url)).toMatchObject({ code: 0 });
    expect(service.requests).toHaveLength(2);
  });
});

interface Workflow {
  permissions: unknown;
  jobs: Record<
    string,
    { steps: { name?: string; if?: string; shell?: string; run?: string; uses?: string }[] }
  >;
}

describe.skipIf(process.platform === "win32")("the workflow", async () => {
  const text = await readFile(join(examples, "github-actions/clean-up.yml"), "utf8");
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((each) => each.steps);
  const cleanUp = steps.find(({ name }) => name === "Clean up");

  test("cleans up however the tests ended, and notices a list that could not be made", () => {
    expect(cleanUp).toMatchObject({ if: "always()", shell: "bash" });
    expect(steps.at(-1)).toBe(cleanUp);
  });

  test("terminates the jobs of its run, and waits for them", async () => {
    const { code, stderr } = await typed(cleanUp?.run ?? "", shell, service.url);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^2 accepted/)]);
    expect([...service.requests].sort()).toEqual([
      ...["GET nightly-1", "GET nightly-2"],
      ...["POST nightly-1", "POST nightly-2"],
    ]);
    expect(await shell.azCalls()).toEqual([
      "batch job list --filter state eq 'active' and startswith(id, 'ci-7-') --query [].id --output tsv",
    ]);
  });

  test("pins its actions to the commits that the project itself uses", async () => {
    const own = await readFile(join(root, ".github/workflows/ci.yml"), "utf8");
    const uses = [...text.matchAll(/uses: .+/g)].map(([line]) => line);
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(own).toContain(line);
    expect(workflow.permissions).toEqual({ contents: "read" });
  });
});

describe("the Azure Function", () => {
  let project: string;
  let file: string;

  beforeAll(async () => {
    // Inside the repository, where the package can be imported by its name.
    await mkdir(join(root, ".cache"), { recursive: true });
    project = await mkdtemp(join(root, ".cache/function-"));
    await cp(join(examples, "azure-function"), project, { recursive: true });
    for (const name of ["identity", "functions"]) {
      await cp(join(root, `test/readme/azure-${name}`), join(project, `node_modules/@azure/${name}`), {
        recursive: true,
      });
    }
    await symlink(root, join(project, "node_modules/azure-batch-job-terminate"), "dir");
    file = join(project, "src/functions/clean-up-leaked-jobs.ts");
  });
  afterAll(() => rm(project, { recursive: true, force: true }));

  test("type-checks against the built package", () => {
    expect(typeErrors([file])).toEqual([]);
  });

  test("type-checks with the settings that an app made for Azure Functions has", () => {
    const settings = {
      ...{ module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10 },
      ...{
        target: ts.ScriptTarget.ES2015,
        lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
        strict: false,
        skipLibCheck: true,
      },
      ...{
        exactOptionalPropertyTypes: false,
        verbatimModuleSyntax: false,
        allowImportingTsExtensions: false,
      },
      ...{ moduleDetection: ts.ModuleDetectionKind.Auto, ignoreDeprecations: "6.0", esModuleInterop: true },
    };
    expect(typeErrors([file], settings)).toEqual([]);
  });

  const run = async (replies: (request: string, before: number) => ReturnType<typeof job>) => {
    await service.stop();
    service = await listen(replies);
    return start(process.execPath, [file], { env: { AZURE_BATCH_ENDPOINT: service.url }, stdin: "" }).ended;
  };
  const list = (before: number) =>
    before === 0
      ? {
          status: 200,
          body: { value: [{ id: "a" }, { id: "b" }], "odata.nextLink": `${service.url}/jobs?$skiptoken=2` },
        }
      : { status: 200, body: { value: [{ id: "c" }] } };

  test("terminates the jobs of all pages", async () => {
    const { stdout, stderr } = await run((request, before) => (request === "GET " ? list(before) : accepted));
    expect(stderr).toBe("");
    expect(stdout.trimEnd().split("\n").sort()).toEqual([
      ...["a: accepted", "b: accepted", "c: accepted"],
      "cleanUpLeakedJobs (0 0 5 * * *) succeeded",
    ]);
  });

  test("fails when a job could not be terminated, and goes on with the others", async () => {
    const { stdout, stderr } = await run((request, before) =>
      request === "GET " ? list(before) : request === "POST a" ? problem(409, "JobDisabled") : accepted,
    );
    expect(stderr).toContain("a: BatchServiceError: POST /jobs/a/terminate: 409 JobDisabled");
    expect(stdout).toContain("c: accepted");
    expect(stdout).toContain("failed: 1 jobs could not be terminated.");
  });
});
