import { expect } from "vitest";
import { withBody, withHeaders } from "../../upstream/answer.ts";
import { ERROR_TYPE } from "../../upstream/batch-answers.ts";
import { gzippedAndCut } from "../../upstream/endless-answers.ts";
import type { Scenario } from "../scenario.ts";
import { errorBodyScenario, JSON_BODY, notFound, UNKNOWN } from "./error-body-scenario.ts";

const unreadable: Scenario[] = [
  errorBodyScenario("none", "that is absent: the status is told", withBody(notFound, ""), {
    ...UNKNOWN,
    responseText: "",
  }),
  errorBodyScenario(
    "html",
    "that is HTML: its beginning is kept",
    withBody(notFound, "<h1>Not here</h1>", "text/html"),
    {
      ...UNKNOWN,
      responseText: "<h1>Not here</h1>",
    },
  ),
  errorBodyScenario(
    "cut-json",
    "that is half a JSON text: its beginning is kept",
    withBody(notFound, JSON_BODY.slice(0, 40), ERROR_TYPE),
    {
      ...UNKNOWN,
      responseText: JSON_BODY.slice(0, 40),
    },
  ),
  errorBodyScenario(
    "wrong-charset",
    "in UTF-8 that says UTF-16: the status is told",
    withBody(notFound, JSON_BODY, "application/json; charset=utf-16le"),
    UNKNOWN,
  ),
  errorBodyScenario(
    "not-utf-8",
    "that is no UTF-8: the status is told",
    withBody(notFound, Buffer.from([0xff, 0xfe, 0x80, 0x00, 0xc3])),
    UNKNOWN,
  ),
  errorBodyScenario("cut-gzip", "whose compression is cut off: the status is told", gzippedAndCut(notFound), {
    code: undefined,
  }),
  errorBodyScenario(
    "no-gzip",
    "that is not compressed although it says so: the status is told",
    withHeaders(withBody(notFound, JSON_BODY), ["Content-Encoding", "gzip"]),
    { code: undefined },
  ),
  ...[
    ["array", "[]"],
    ["text", '"oh no"'],
    ["null", "null"],
    ["number", "17"],
    ["true", "true"],
    ["other-shape", '{"error":{"code":"JobNotFound"}}'],
    ["problem", '{"type":"about:blank","title":"Not Found","status":404}'],
    ["empty-object", "{}"],
    ["empty-fields", '{"code":"","message":{"lang":"","value":""},"values":[]}'],
    ["prototype", '{"__proto__":{"code":"JobNotFound"},"constructor":null}'],
    ["deep", `${"[".repeat(30_000)}${"]".repeat(30_000)}`],
  ].map(([id = "", text = ""]) =>
    errorBodyScenario(
      `json-${id}`,
      `that is JSON but no BatchError (${id}): its beginning is kept`,
      withBody(notFound, text, ERROR_TYPE),
      { ...UNKNOWN, responseText: expect.stringContaining(text.slice(0, 10)) },
    ),
  ),
];

const hostile: Scenario[] = [
  errorBodyScenario(
    "control-characters",
    "with control characters: none of them in the message",
    withBody(
      notFound,
      JSON.stringify({
        code: "Job\u001b[2J\nNotFound",
        message: { value: "line\r\nline\u0000\u0085\u202eend" },
      }),
      ERROR_TYPE,
    ),
    { says: ["404 Job"], saysNot: [/\p{Cf}/u] },
  ),
  errorBodyScenario(
    "long-fields",
    "with a code and a message of 20 kB each: a message that can be read",
    withBody(
      notFound,
      JSON.stringify({ code: "C".repeat(20_000), message: { value: "m".repeat(20_000) } }),
      ERROR_TYPE,
    ),
    {},
  ),
];

export const unreadableErrorBodies: readonly Scenario[] = [...unreadable, ...hostile];
