import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { isMapping } from "../contract-tests/changes/spot.ts";
import { errorExamples } from "../contract-tests/contract.ts";
import { contractPath } from "../contract-tests/read-contract.ts";
import { acceptedDifferences } from "../contract-tests/upstream-comparison/accepted-differences.ts";
import { assess } from "../contract-tests/upstream-comparison/assess.ts";
import { compareWithPublished } from "../contract-tests/upstream-comparison/compare.ts";
import { nodes } from "./contract-elements.ts";

// The published documents are not part of this repository: point BATCH_UPSTREAM_DIR to a folder with
// error-codes.json and specs/BatchService_stable_2023-11-01.18.0.json; the newer versions are described below.
const folder = process.env["BATCH_UPSTREAM_DIR"];
const skip = folder ? "" : " (skipped: set BATCH_UPSTREAM_DIR to the published documents)";

const ownVersion = "specs/BatchService_stable_2023-11-01.18.0.json";
const nextVersion = "specs/BatchService_stable_2024-02-01.19.0.json";

// Recorded with another status than the one that the list gives for its code.
const otherThanListed = ["AuthenticationFailedForToken"];

type Mapping = Readonly<Record<string, unknown>>;

test.skipIf(!folder)(`every error example has a status that the published list gives its code${skip}`, () => {
  const { docs_table: table, newer_or_observed: newer } = upstream("error-codes.json");
  const rows = [...rowsOf(isMapping(table) ? table["rows"] : []), ...rowsOf(newer)];
  for (const { name, code, status } of errorExamples) {
    if (otherThanListed.includes(name)) continue;
    const listed = rows.filter((row) => row["code"] === code).map((row) => row["http"]);
    expect(listed, name).toContain(status);
  }
});

test.skipIf(!folder)(
  `the contract differs from the published specification as was accepted, and no more${skip}`,
  async () => {
    const comparison = await compareWithPublished(file(ownVersion), contractPath);
    const { open, stale, accepted } = assess(comparison, acceptedDifferences);
    expect(open, "differences that accepted-differences.ts does not have").toEqual([]);
    expect(stale, "entries of accepted-differences.ts to delete").toEqual([]);
    expect(accepted.length).toBeGreaterThan(0);
  },
);

test.skipIf(!folder)(`no description is taken from the published specification${skip}`, () => {
  const theirs = new Set(texts(upstream(ownVersion)));
  const ours = nodes.flatMap(({ node }) => texts({ ...node }));
  expect(ours.filter((text) => theirs.has(text))).toEqual([]);
});

describe("a newer version shows what moving on would take", () => {
  const version = "different document > version";

  test.skipIf(!folder)(`2024-02-01.19.0: other words, nothing else${skip}`, async () => {
    expect(await openDifferences(upstream(nextVersion))).toEqual([version]);
  });

  test.skipIf(!folder)(`2024-07-01.20.0: the query parameter force${skip}`, async () => {
    const extract = upstream("specs/EXTRACT_2024-07-01.20.0_JobTerminate.json");
    expect(await openDifferences(completed(extract, "2024-07-01.20.0"))).toEqual([
      version,
      "missing query parameter force",
    ]);
  });

  test.skipIf(!folder)(
    `2025-06-01: timeOut, force, fewer formats, other dates, another scope and no key${skip}`,
    async () => {
      const extract = upstream("specs/EXTRACT_2025-06-01_JobTerminate.json");
      const whole = completed(extract, "2025-06-01", {
        // What the extract refers to but does not have, and what is known of the rest of that version.
        security: [{ OAuth2Auth: ["https://batch.core.windows.net//.default"] }],
        securityDefinitions: {
          OAuth2Auth: {
            type: "oauth2",
            flow: "implicit",
            authorizationUrl: "https://login.microsoftonline.com/common/oauth2/authorize",
            scopes: { "https://batch.core.windows.net//.default": "" },
          },
        },
      });
      expect(await openDifferences(whole)).toEqual([
        version,
        "different operationId",
        "missing query parameter timeOut",
        "different header parameter ocp-date > format",
        "different header parameter if-modified-since > format",
        "different header parameter if-unmodified-since > format",
        "missing query parameter force",
        "different response 202 > header last-modified > format",
        "missing security OAuth2Auth",
        "extra query parameter timeout",
        "extra header parameter client-request-id > format",
        "extra response 202 > header client-request-id > format",
        "extra response 202 > header request-id > format",
        "extra security azure_auth",
        "extra security api_key",
      ]);
    },
  );
});

describe("npm run contract:upstream", () => {
  const run = (...args: string[]) =>
    promisify(execFile)(
      process.execPath,
      [fileURLToPath(new URL("../contract-tests/upstream-comparison/cli.ts", import.meta.url)), ...args],
      { env: { ...process.env, NO_COLOR: "1" } },
    ).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code: Number(code), stdout: String(stdout), stderr: String(stderr) }),
    );

  const unbroken = (text: string) => text.replaceAll("\n    ", " ");

  test.skipIf(!folder)(
    `our own version has accepted differences only, each with its reason: exit code 0${skip}`,
    async () => {
      const { code, stdout } = await run(file(ownVersion));
      expect(code).toBe(0);
      expect(unbroken(stdout)).toContain(
        "0 missing (they have it, we do not), 0 different (theirs -> ours), 0 extra",
      );
      for (const { since, reason } of acceptedDifferences) {
        const lines = unbroken(stdout)
          .split("\n")
          .filter((line) => line.startsWith(`accepted ${since} `) && line.endsWith(`: ${reason}`));
        expect(lines, reason).toHaveLength(1);
      }
      for (const line of stdout.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    },
  );

  test.skipIf(!folder)(`a newer version has others, each with its place: exit code 1${skip}`, async () => {
    const page = await run(file(nextVersion));
    expect(page.code).toBe(1);
    expect(unbroken(page.stdout)).toMatch(
      /^different \S*job-terminate\.yaml:\d+:\d+: document > version: 2024-02-01\.19\.0 -> 2023-11-01\.18\.0$/m,
    );
    const { stdout } = await run("--json", file(nextVersion));
    expect(JSON.parse(stdout)).toMatchObject({
      theirVersion: "2024-02-01.19.0",
      open: [{ kind: "different" }],
      stale: [],
    });
  });

  test.skipIf(!folder)(`an extract is no whole document, and told so: exit code 2${skip}`, async () => {
    expect(await run(file("specs/EXTRACT_2025-06-01_JobTerminate.json"))).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(
        /no whole Swagger 2\.0 document: .*Give the BatchService\.json of one API version\.\n$/,
      ),
    });
  });

  test("a file that is not there: exit code 2, with the path", async () => {
    expect(await run("nowhere/BatchService.json")).toEqual({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(
        /nowhere\/BatchService\.json: cannot be read \(ENOENT\)\. Check the path\.\n$/,
      ),
    });
  });
});

function file(name: string): string {
  return join(folder ?? "", name);
}

function upstream(name: string): Mapping {
  return JSON.parse(readFileSync(file(name), "utf8"));
}

function rowsOf(value: unknown): Mapping[] {
  return Array.isArray(value) ? value : [];
}

/** An extract of one operation, with the rest of the latest whole document around it. */
function completed(extract: Mapping, apiVersion: string, rest: Mapping = {}): Mapping {
  const whole = upstream(nextVersion);
  const shared = whole["parameters"] as Mapping;
  const definitions = whole["definitions"] as Mapping;
  return {
    ...whole,
    info: { ...(whole["info"] as Mapping), version: apiVersion },
    paths: { "/jobs/{jobId}/terminate": extract["JobTerminate"] },
    parameters: { ...shared, "Azure.Core.Foundations.ApiVersionParameter": shared["ApiVersionParameter"] },
    definitions: {
      ...definitions,
      BatchJobTerminateOptions: definitions["JobTerminateParameter"],
      ...(extract["definitions"] as Mapping | undefined),
    },
    ...rest,
  };
}

/** What is not accepted of the differences of Job - Terminate; an extract has no other operation. */
async function openDifferences(document: Mapping): Promise<string[]> {
  const place = await mkdtemp(join(tmpdir(), "contract-upstream-"));
  try {
    await writeFile(join(place, "BatchService.json"), JSON.stringify(document));
    const comparison = await compareWithPublished(join(place, "BatchService.json"), contractPath);
    const { open } = assess(comparison, acceptedDifferences);
    return open
      .filter(({ key }) => !key.startsWith("GET /jobs/{jobId}"))
      .map(({ kind, key }) => `${kind} ${key.replace("POST /jobs/{jobId}/terminate > ", "")}`);
  } finally {
    await rm(place, { recursive: true });
  }
}

function texts(node: unknown): string[] {
  if (!isMapping(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (typeof value !== "string") return texts(value);
    return ["description", "summary", "title"].includes(key) ? [value.trim().toLowerCase()] : [];
  });
}
