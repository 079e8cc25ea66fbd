import { type AnswerLike, withBody } from "../../upstream/answer.ts";
import { job } from "../../upstream/batch-answers.ts";
import { endlessGzipBomb, flood, gzipBomb, gzippedAndCut } from "../../upstream/endless-answers.ts";
import { answer } from "../../upstream/whole-answers.ts";
import type { Scenario } from "../scenario.ts";
import { completed, failing } from "./failing-read.ts";

const BODIES: readonly (readonly [id: string, title: string, body: string])[] = [
  ["empty", "an empty body", ""],
  ["html", "a login page", "<!doctype html><title>Sign in</title>"],
  ["cut-json", "half a JSON text", '{"id":"nightly-42","state":"compl'],
  ["json-null", "null", "null"],
  ["json-text", "a text", '"completed"'],
  ["json-array", "a list of jobs", '[{"id":"nightly-42","state":"completed"}]'],
  ["json-empty", "an object without a state", "{}"],
  ["json-page", "a page of jobs", '{"value":[{"id":"nightly-42","state":"completed"}]}'],
  ["json-error", "an error", '{"code":"JobNotFound","message":{"value":"There is no such job."}}'],
  ["state-number", "a state that is a number", '{"id":"nightly-42","state":5}'],
  ["state-list", "a list of states", '{"id":"nightly-42","state":["completed"]}'],
  ["prototype", "a state that is inherited", '{"id":"nightly-42","__proto__":{"state":"completed"}}'],
];

const as = (body: string, type: string): AnswerLike => withBody(completed, body, type);

const bodies: Scenario[] = [
  ...BODIES.map(([id, title, body]) => failing(`body-${id}`, title, answer(as(body, "application/json")))),
  failing("body-html-as-html", "a login page that says so", answer(as("<!doctype html>", "text/html"))),
  ...["sleeping", "Completed", "completed ", "deleted", ""].map((state, index) =>
    failing(`state-${index + 1}`, `the state "${state}", which is none`, answer(job({ state }))),
  ),
  failing("another-job", "another job", answer(job({ id: "weekly-7", state: "completed" }))),
];

const LITTLE = 2_000_000;
const PIECE = "a".repeat(65_536);
const jobHead = as('{"id":"nightly-42","state":"completed","x":"', "application/json");

const huge: Scenario[] = [
  failing("endless", "a job without end", flood(jobHead, PIECE), { bytesSentBelow: LITTLE }),
  failing("50-mb", "a job of 50 MB", flood(jobHead, PIECE, 52_428_800), { bytesSentBelow: LITTLE }),
  failing("gzip-bomb", "16 kB that are 16 MB when decoded", answer(gzipBomb(completed))),
  failing("endless-gzip-bomb", "a compressed body that never ends", endlessGzipBomb(completed), {
    bytesSentBelow: LITTLE,
  }),
  failing("cut-gzip", "a job whose compression is cut off", answer(gzippedAndCut(completed))),
];

export const unreadableJobs: readonly Scenario[] = [...bodies, ...huge];
