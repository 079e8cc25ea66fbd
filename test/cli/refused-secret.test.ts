import { expect, test } from "vitest";
import { run } from "./stage.ts";

const nowhere = { env: { AZURE_BATCH_ENDPOINT: "http://127.0.0.1:9" } };

test.each([
  ["--accountKey=SECRET", "--accountKey"],
  ["--accountkey=SECRET", "--accountkey"],
  ["--account-key", "--account-key"],
  ["--access_key=SECRET", "--access_key"],
  ["--sharedkey=SECRET", "--sharedkey"],
  ["--keySECRET", "--key"],
  ["--sas=SECRET", "--sas"],
  ["--account-sas", "--account-sas"],
  ["--sasToken=SECRET", "--sasToken"],
  ["--pwd=SECRET", "--pwd"],
  ["--passwd=SECRET", "--passwd"],
  ["--client-secret=x", "--client-secret"],
  ["--credential=SECRET", "--credential"],
  ["-kSECRET", "-k"],
  ["-k", "-k"],
  ["-pSECRET", "-p"],
  ["AZURE_BATCH_ACCESS_KEY=SECRET", "AZURE_BATCH_ACCESS_KEY"],
  ["azure_client_secret=SECRET", "azure_client_secret"],
])("%s is refused, and not repeated", async (arg, name) => {
  for (const args of [
    ["terminate", "job", arg],
    ["wait", arg, "job"],
  ]) {
    const { code, stdout, stderr } = await run(args, nowhere);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`error: ${name} is refused: `);
    expect(stderr).not.toContain("SECRET");
  }
});

test("a variable is refused after --, too", async () => {
  const { code, stdout, stderr } = await run(["terminate", "--", "AZURE_BATCH_ACCESS_KEY=SECRET"], nowhere);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("AZURE_BATCH_ACCESS_KEY is refused");
  expect(stderr).not.toContain("SECRET");
});

test.each([
  ["--nonsense=SECRET", "unknown option '--nonsense'\n"],
  ["--nonsense=SECRET='SECRET'\nSECRET'", "unknown option '--nonsense'\n"],
  ["--resaon", "unknown option '--resaon'\n(Did you mean --reason?)"],
  ["-xSECRET", "unknown option '-x'\n"],
])("what %j gives an unknown option is not repeated", async (arg, said) => {
  const { code, stderr } = await run(["terminate", "job", arg], nowhere);
  expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  expect(stderr).not.toContain("SECRET");
});

test.each([["--reason=the key is old"], ["--account=keystone"], ["key-rotation"]])(
  "%s is no secret",
  async (arg) => {
    const { stdout } = await run(["terminate", "job", arg, "--dry-run"], nowhere);
    expect(stdout).toContain("wouldTerminate      job  POST");
  },
);
