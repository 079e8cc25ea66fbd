import { join } from "node:path";
import { expect, test } from "vitest";
import { checkScenario } from "../faults/check-scenario.ts";
import { runScenario } from "../faults/run-scenario.ts";
import { odataJson } from "../upstream/odata-json.ts";
import { readRawErrorBodies, readRecordings } from "./recording.ts";
import { headerIn, scenariosOf, wireBody } from "./replay.ts";
import { readsIn, replaysOf } from "./replay-reads.ts";

// Recorded traffic of the real service is not part of this repository: point BATCH_UPSTREAM_DIR to a folder with
// recordings/.
const upstream = process.env["BATCH_UPSTREAM_DIR"];
const folder = join(upstream ?? "", "recordings");
const recordings = upstream ? readRecordings(folder) : [];
const rawBodies = upstream ? readRawErrorBodies(folder) : [];
const skip = upstream ? "" : " (skipped: set BATCH_UPSTREAM_DIR to the folder with the recordings)";
// Its sentence is another text than the one that was on the wire; the exchange itself is recorded as well.
const SENTENCE_REPLACED = new Set(["JobBeingDeleted"]);
const setting = { transport: "plain", credential: "token", sender: "node" } as const;

test.skipIf(!upstream)(`there are recordings of a 202, of errors, and raw bodies${skip}`, () => {
  const statuses = recordings.flatMap(([, { exchanges }]) =>
    exchanges.map(({ response }) => response.status),
  );
  expect(new Set(statuses)).toEqual(new Set([200, 202, 400, 409, 429]));
  expect(rawBodies.length).toBeGreaterThan(0);
});

test.skipIf(!upstream)(`there are reads of a job before, in and after its termination${skip}`, () => {
  const states = recordings.flatMap(([, recording]) => readsIn(recording).map(({ state }) => state));
  expect(new Set(states)).toEqual(new Set(["active", "terminating", "completed"]));
});

test.skipIf(!upstream)(`every raw body is what the scripted server makes of its JSON${skip}`, () => {
  const recorded = recordings.flatMap(([, { exchanges }]) => exchanges.map(({ response }) => response.body));
  const texts = [...recorded, ...rawBodies.map(({ raw }) => raw)].filter(
    (body) => typeof body === "string" && body !== "",
  );
  expect(texts.length).toBeGreaterThan(5);
  for (const text of texts) expect(odataJson(JSON.parse(String(text)))).toBe(text);
});

test.skipIf(!upstream)(`every error body has the length that was recorded${skip}`, () => {
  const lengths = recordings
    .flatMap(([, { exchanges }]) => exchanges.map(({ response }) => response))
    .filter((response) => headerIn(response, "content-length") !== undefined)
    .map((response) => [Buffer.byteLength(wireBody(response)), Number(headerIn(response, "content-length"))]);
  expect(lengths.length).toBeGreaterThan(3);
  for (const [actual, recorded] of lengths) expect(actual).toBe(recorded);
});

test.skipIf(!upstream)(`every raw body alone has the length that was recorded${skip}`, () => {
  for (const { code, raw, recordedLength } of rawBodies.filter((each) => !SENTENCE_REPLACED.has(each.code)))
    expect(Buffer.byteLength(raw), code).toBe(recordedLength);
});

for (const [file, recording] of recordings) {
  for (const scenario of replaysOf(file, recording)) {
    test(`${scenario.id}: ${scenario.title}`, async () => {
      checkScenario(scenario, setting, await runScenario(scenario, setting, undefined));
    });
  }
}

for (const { status, code, raw } of rawBodies) {
  test(`the raw body of ${status} ${code}, as the answer to a terminate request`, async () => {
    const [scenario] = scenariosOf(code, {
      source: { repo: "raw body", path: "" },
      exchanges: [
        {
          request: { method: "POST", uri: "" },
          response: {
            status,
            headers: { "Content-Length": "", "Content-Type": "application/json;odata=minimalmetadata" },
            body: raw,
          },
        },
      ],
    });
    if (!scenario) throw new Error("no scenario");
    checkScenario(scenario, setting, await runScenario(scenario, setting, undefined));
  });
}
