import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Service, startService } from "./service/service.ts";
import { passOnTo, startWire } from "./wire.ts";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));
const NOBODYS_JOB =
  /^\/jobs\/contract-check-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\/terminate)?(?:\?|$)/;

let service: Service;

beforeEach(async () => {
  service = await startService();
  service.jobs.add("nightly");
  service.jobs.add("weekly:job-1");
});
afterEach(() => service.stop());

type Environment = Readonly<Record<string, string>>;

const byToken = () => ({ AZURE_BATCH_TOKEN: service.account.token });
const byKey = () => ({
  AZURE_BATCH_ACCOUNT: service.account.name,
  AZURE_BATCH_ACCESS_KEY: service.account.key,
});

/** Runs the command against an endpoint, as a process that nobody can answer. */
function live(env: Environment, args: readonly string[] = ["--yes"], endpoint = service.url) {
  const all = [CLI, "--target", "live", "--endpoint", endpoint, ...args];
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, all, { env: environment(env) }, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr }),
    );
    child.stdin?.end();
  });
}

const environment = (env: Environment) => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(AZURE_BATCH|FORCE_COLOR|BATCH_)/.test(name)),
  ),
  ...env,
});

/** What the service was asked about, apart from jobs that do not exist. */
const askedAbout = () =>
  service.requests.map(({ target }) => target).filter((target) => !NOBODYS_JOB.test(target));

describe("without a job", () => {
  test.each([
    ["a token", byToken, "signed in by a token."],
    ["a key", byKey, "signed in by the key of account."],
    ["both", () => ({ ...byToken(), ...byKey() }), "signed in by a token and the key of account."],
  ])(
    "a service that behaves conforms, and nothing in it has changed: signed in by %s",
    async (_, env, plan) => {
      const before = [service.jobs.find("nightly"), service.jobs.find("weekly:job-1")];
      const { code, stdout, stderr } = await live(env());
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain(plan);
      expect(stdout).toContain("No job is terminated.");
      expect(stdout).toMatch(/\nConforms: .*\n$/);
      expect(service.requests.length).toBeGreaterThan(20);
      expect(stdout).toContain(`about ${service.requests.length} requests`);
      expect(askedAbout()).toEqual([]);
      expect([service.jobs.find("nightly"), service.jobs.find("weekly:job-1")]).toEqual(before);
    },
  );

  test("an endpoint with a base path is used with it", async () => {
    const base = "/tenant/batch";
    const pass = passOnTo(service.url);
    const gateway = await startWire((request) => {
      const { origin, pathname, search } = new URL(request.url);
      if (!pathname.startsWith(`${base}/`)) throw new Error(`${pathname} is outside of the base path.`);
      return pass({ ...request, url: origin + pathname.slice(base.length) + search });
    });
    try {
      const { code, stdout } = await live(byToken(), ["--yes"], `${gateway.url}${base}/`);
      expect(stdout).toMatch(/\nConforms: .*\n$/);
      expect(code).toBe(0);
      expect(gateway.exchanges.length).toBe(service.requests.length);
    } finally {
      await gateway.stop();
    }
  });
});

describe("with a job", () => {
  test("that job and no other is terminated, twice, though it was named twice", async () => {
    const other = service.jobs.find("nightly");
    const { code, stdout } = await live(byToken(), ["--yes", "--job=weekly:job-1", "--job=weekly:job-1"]);
    expect(code).toBe(0);
    expect(stdout).toContain("It TERMINATES, twice each: weekly:job-1.");
    expect(service.jobs.find("weekly:job-1")?.state).toBe("terminating");
    expect(service.jobs.find("nightly")).toEqual(other);
    expect(askedAbout()).toEqual(Array(2).fill("/jobs/weekly%3Ajob-1/terminate?api-version=2023-11-01.18.0"));
  });

  test("a job that was terminated before is a finding", async () => {
    service.jobs.add("nightly", "completed");
    const { code, stdout } = await live(byToken(), ["--yes", "--job=nightly"]);
    expect(code).toBe(1);
    expect(stdout).toContain("409");
    expect(askedAbout().length).toBe(1);
  });
});

describe("nothing is sent", () => {
  const refused = async (env: Environment, sentence: RegExp, args = ["--yes"], endpoint?: string) => {
    const { code, stderr } = await live(env, args, endpoint);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\.\.|undefined|\[object/);
    expect(code).toBe(2);
    expect(service.requests).toEqual([]);
  };

  test("without a terminal and without --yes; what would be done is printed all the same", async () => {
    const { code, stdout, stderr } = await live(byToken(), ["--job=nightly"]);
    expect(code).toBe(2);
    expect(stdout).toContain("It TERMINATES, twice each: nightly.");
    expect(stderr).toBe(
      "Nothing was sent: nobody can be asked here. Give --yes to go on without being asked.\n",
    );
    expect(service.requests).toEqual([]);
  });

  test.each([
    ["no credential", {}],
    ["an account without its key", { AZURE_BATCH_ACCOUNT: "account" }],
    ["a key without its account", { AZURE_BATCH_ACCESS_KEY: "a2V5" }],
    ["an empty token", { AZURE_BATCH_TOKEN: "" }],
  ])("with %s", (_, env) =>
    refused(env, /there is no credential\. Set AZURE_BATCH_TOKEN, or AZURE_BATCH_ACCOUNT/),
  );

  test("with a token that has a line end", () =>
    refused(
      { AZURE_BATCH_TOKEN: "to\nken" },
      /the token cannot be sent, so nothing was checked\. See AZURE_BATCH_TOKEN\./,
    ));

  test("with a key that is no base64, which is not repeated", async () => {
    const { code, stdout, stderr } = await live({ ...byKey(), AZURE_BATCH_ACCESS_KEY: "s3cret!!" });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("credential.key must be the account key in base64");
    expect(stderr).not.toContain("s3cret");
  });

  test("over plain http to another host than the loopback", () =>
    refused(
      byToken(),
      /endpoint must start with https:\/\/.*\S\.\n$/,
      ["--yes"],
      "http://account.region.batch.azure.com",
    ));

  test("to an endpoint with a password, which is not repeated", async () => {
    const { code, stdout, stderr } = await live(
      byToken(),
      ["--yes"],
      "https://me:s3cret@account.region.batch.azure.com",
    );
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain("s3cret");
  });

  test("without an endpoint", async () => {
    const { code, stderr } = await live(byToken(), ["--yes"], "");
    expect(code).toBe(2);
    expect(stderr).toContain("Give --endpoint, or set AZURE_BATCH_ENDPOINT.");
  });

  test("about a job whose id would change the path", () =>
    refused(byToken(), /jobId must not be "\."/, ["--yes", "--job=."]));
});

const hasScript = (() => {
  try {
    return execFileSync("script", ["--version"], { encoding: "utf8" }).includes("util-linux");
  } catch {
    return false;
  }
})();

describe.skipIf(!hasScript)("in a terminal (needs the command script of util-linux) it asks", () => {
  test.each([
    ["n", "n\r"],
    ["nothing but a line end", "\r"],
    ["Ctrl+C", "\u0003"],
    ["Ctrl+D", "\u0004"],
  ])("and sends nothing after %s", async (_, keys) => {
    const { code, shown, requestsWhenAsked } = await answered(keys);
    expect(code).toBe(2);
    expect(shown).toMatch(/Nothing was sent\.\s*$/);
    expect(requestsWhenAsked).toBe(0);
    expect(service.requests).toEqual([]);
  });

  test("and goes on after y, having sent nothing before", async () => {
    const { code, shown, requestsWhenAsked } = await answered("y\r");
    expect(code).toBe(0);
    expect(requestsWhenAsked).toBe(0);
    expect(shown).toContain("Conforms: ");
    expect(service.requests.length).toBeGreaterThan(20);
  });
});

/** Runs the command in a pseudo-terminal and types an answer when it is asked for. */
async function answered(keys: string) {
  const command = `'${process.execPath}' '${CLI}' --target live --endpoint ${service.url}`;
  const child: ChildProcess = spawn("script", ["-qec", command, "/dev/null"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: environment({ ...byToken(), TERM: "xterm" }),
  });
  let shown = "";
  let requestsWhenAsked: number | undefined;
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
    if (requestsWhenAsked !== undefined || !shown.includes("Go on? [y/N] ")) return;
    requestsWhenAsked = service.requests.length;
    child.stdin?.write(keys);
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, shown, requestsWhenAsked };
}
