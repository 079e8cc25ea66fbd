import { expect, test } from "vitest";
import { refuseSecrets } from "../../src/cli/refused-secret.ts";
import { duration, Tally } from "../../src/cli/tally.ts";
import { milliseconds, time, wholeNumber } from "../../src/cli/values.ts";
import { jsonLine, visible } from "../../src/cli/visible.ts";
import { asUsage, inWordsOfTheCommandLine, limitInWords } from "../../src/cli/words.ts";

test.each([
  ["90", 90_000],
  ["90s", 90_000],
  ["1.5m", 90_000],
  ["2h", 7_200_000],
  ["500ms", 500],
  ["none", Number.POSITIVE_INFINITY],
])("the duration %s", (text, ms) => {
  expect(milliseconds(text)).toBe(ms);
});

test.each(["0", "-1", "soon", "1d", "", "1e3", "Infinity"])("no duration: %j", (text) => {
  expect(() => milliseconds(text)).toThrow("Give seconds, such as 90");
});

test("whole numbers", () => {
  expect(wholeNumber("12")).toBe(12);
  expect(() => wholeNumber("1.5")).toThrow("whole number");
  expect(() => wholeNumber("-1")).toThrow("whole number");
});

test.each([
  ["2026-11-22", "2026-11-22T00:00:00.000Z"],
  ["2026-11-22T12:00Z", "2026-11-22T12:00:00.000Z"],
  ["2026-11-22T12:00:00.5+01:00", "2026-11-22T11:00:00.500Z"],
  ["Sun, 22 Nov 2026 12:00:00 GMT", "2026-11-22T12:00:00.000Z"],
])("the time %s", (text, iso) => {
  expect(time(text).toISOString()).toBe(iso);
});

test.each(["1", "yesterday", "2026-11-22T12:00", "2026-13-22", "22.11.2026", ""])("no time: %j", (text) => {
  expect(() => time(text)).toThrow("Give a date");
});

test.each([
  [["--key", "SECRET"], "--key"],
  [["terminate", "a", "--account-key=SECRET"], "--account-key"],
  [["--access-key", "SECRET"], "--access-key"],
  [["--ACCESS-KEY=SECRET"], "--ACCESS-KEY"],
  [["-k", "SECRET"], "-k"],
  [["--token=SECRET"], "--token"],
  [["--password", "SECRET"], "--password"],
])("a credential on the command line is refused: %j", (args, flag) => {
  expect(() => refuseSecrets(args)).toThrow(`${flag} is refused`);
  expect(() => refuseSecrets(args)).not.toThrow("SECRET");
});

test.each([[["terminate", "--", "--key"]], [["terminate", "key", "--keep", "monkey"]]])(
  "%j holds none",
  (args) => {
    refuseSecrets(args);
  },
);

test("what acts on a terminal is shown, not done", () => {
  expect(visible("a\u001b[2Jb\u202ec\u{e0041}\n\u007f")).toBe("a\\x1b[2Jb\\u202ec\\u{e0041}\\x0a\\x7f");
  expect(visible("Zoë 👩‍💻")).toBe("Zoë 👩‍💻");
});

test("a line of JSON is escaped, and means the same", () => {
  const value = { text: "a\u001b[2Jb\u202ec\u{e0041}\n\u007f\u2028" };
  const line = jsonLine(value);
  expect(line).not.toMatch(/[^\x20-\x7e]/);
  expect(JSON.parse(line)).toEqual(value);
});

test("a tally tells what there was, in an order of its own", () => {
  const tally = new Tally();
  expect(tally.text).toBe("");
  for (const outcome of ["failed", "skipped", "accepted", "accepted", "notTried"] as const)
    tally.add({ outcome });
  expect(tally.text).toBe("2 accepted, 1 done before, 1 failed, 1 not tried");
  expect([tally.past, tally.tried, tally.notDone]).toEqual([4, 3, 2]);
});

test.each([
  [640, "0.6 s"],
  [9_960, "10 s"],
  [125_000, "2 min 5 s"],
  [7_500_000, "2 h 5 min"],
])("%d ms are %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test.each([
  ["no answer within attemptTimeoutMs, 200 ms (x)", "no answer within 0.2 s, --attempt-timeout (x)"],
  ["no answer within totalTimeoutMs, 300000 ms", "no answer within 5 min 0 s, --total-timeout"],
  ["not over within waitTimeoutMs, 1500.5 ms; seen", "not over within 1.5 s, the timeout of the wait; seen"],
  ["POST /jobs/waitTimeoutMs/terminate: 404", "POST /jobs/waitTimeoutMs/terminate: 404"],
])("%j is said as %j", (message, said) => {
  expect(limitInWords(message)).toBe(said);
});

test("messages of the package are said in the words of the command line", async () => {
  expect(inWordsOfTheCommandLine("options.ifNoneMatch excludes options.ifMatch. Give ifMatch")).toBe(
    "--if-none-match excludes --if-match. Give --if-match",
  );
  expect(inWordsOfTheCommandLine("credential.key must be")).toBe("AZURE_BATCH_ACCESS_KEY must be");
  const other = new Error("other");
  await expect(asUsage(() => Promise.reject(other))).rejects.toBe(other);
});
