import { describe, expect, test } from "vitest";
import { BatchServiceError } from "./errors.ts";
import { type Answer, errorCode, readBatchError, serviceError } from "./service-error.ts";
import { CLIENT_REQUEST_ID, newCall } from "./testing/pipeline-request.ts";

const REQUEST_ID = "ae822da9-aff6-4a44-96ec-bb85dc4007b9";
const SENTENCE = "The specified job does not exist.";
const METADATA =
  "https://account.region.batch.azure.com/$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.errors/@Element";
/** As the service sends it: CRLF and indentation, and the trail inside the message. */
const wireBody = `{\r\n  "odata.metadata":"${METADATA}","code":"JobNotFound","message":{\r\n    "lang":"en-US","value":"${SENTENCE}\\nRequestId:${REQUEST_ID}\\nTime:2025-07-13T20:43:49.8406011Z"\r\n  },"values":[\r\n    {\r\n      "key":"Reason","value":"Gone"\r\n    }\r\n  ]\r\n}`;

const nothing = { code: undefined, message: undefined, requestId: undefined, values: [] };
/** The error of an answer whose body came as text, and was read as JSON where it is given as such. */
function errorOf({ body = "", ...answer }: Partial<Answer>, call = newCall({ attempts: 1 }), note?: string) {
  const answerText = typeof body === "string" ? body : JSON.stringify(body);
  const full = { status: 404, headers: new Headers(), body, ...answer };
  return serviceError(full, { ...call, answerText }, 0, note);
}

describe("reading a BatchError", () => {
  test("takes the code, the sentence without its trail, the request id and the values", () => {
    expect(readBatchError(JSON.parse(wireBody))).toEqual({
      code: "JobNotFound",
      message: SENTENCE,
      requestId: REQUEST_ID,
      values: [{ key: "Reason", value: "Gone" }],
    });
  });

  test.each([
    ["line feeds", `${SENTENCE}\nRequestId:${REQUEST_ID}\nTime:2025-07-13T20:43:49.84Z`, REQUEST_ID],
    [
      "carriage returns",
      `${SENTENCE}\r\nRequestId:${REQUEST_ID}\r\nTime:2025-07-13T20:43:49Z\r\n`,
      REQUEST_ID,
    ],
    ["no trail", SENTENCE, undefined],
    ["space at its end", `${SENTENCE} \n`, undefined],
  ])("understands a message with %s", (_, value, requestId) => {
    expect(readBatchError({ message: { value } })).toMatchObject({ message: SENTENCE, requestId });
  });

  test("keeps a trail that is not at the end", () => {
    const value = `a\nRequestId:${REQUEST_ID}\nTime:x\nand more`;
    expect(readBatchError({ message: { value } })).toMatchObject({ message: value, requestId: undefined });
  });

  test("a message that is nothing but its trail is none", () => {
    const value = `\nRequestId:${REQUEST_ID}\nTime:2025-07-13T20:43:49Z`;
    expect(readBatchError({ message: { value } })).toMatchObject({
      message: undefined,
      requestId: REQUEST_ID,
    });
  });

  test("a message that is a plain text is taken too", () => {
    expect(readBatchError({ code: "A", message: "b" })).toMatchObject({ code: "A", message: "b" });
  });

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "JobNotFound"],
    ["a number", 42],
    ["a list", [{ code: "JobNotFound" }]],
    ["an empty object", {}],
    ["empty texts", { code: "", message: { lang: "", value: "" }, values: [] }],
    ["numbers", { code: 404, message: 404, values: 404 }],
    ["lists", { code: ["a"], message: ["b"], values: [["c"], [], 1] }],
    ["nulls", { code: null, message: null, values: null }],
    ["an inner null", { message: { value: null }, values: [null] }],
    [
      "an inner number",
      {
        message: { value: 1 },
        values: [
          { key: 1, value: "a" },
          { key: "a", value: 1 },
        ],
      },
    ],
    ["values that are an object", { values: { key: "a", value: "b" } }],
    ["another error format", { error: { code: "JobNotFound", message: "x" } }],
  ])("finds nothing in %s", (_, body) => {
    expect(readBatchError(body)).toEqual(nothing);
    expect(errorCode(body)).toBeUndefined();
  });

  test("keeps the good values among bad ones", () => {
    const values = [{ key: "a", value: "b", extra: 1 }, { key: "c" }, null, { key: "", value: "" }];
    expect(readBatchError({ values }).values).toEqual([
      { key: "a", value: "b" },
      { key: "", value: "" },
    ]);
  });
});

describe("the error of an answer", () => {
  test("tells all that the service said, in one line", () => {
    const headers = new Headers({ "request-id": REQUEST_ID.toUpperCase(), "retry-after": "3" });
    const error = errorOf({ headers, body: wireBody }, newCall({ attempts: 2, ambiguous: true }));
    expect(error).toBeInstanceOf(BatchServiceError);
    expect(error).toMatchObject({
      message: `POST /jobs/nightly-42/terminate: 404 JobNotFound: ${SENTENCE} (request-id ${REQUEST_ID.toUpperCase()}, attempt 2 of 4; the service may have acted)`,
      status: 404,
      code: "JobNotFound",
      serviceMessage: SENTENCE,
      values: [{ key: "Reason", value: "Gone" }],
      requestId: REQUEST_ID.toUpperCase(),
      clientRequestId: CLIENT_REQUEST_ID,
      retryAfterMs: 3_000,
      attempts: 2,
      outcomeUnknown: true,
    });
    expect(error.responseText).toBe(wireBody);
  });

  test("takes the request id from the message where no header has it", () => {
    expect(errorOf({ body: wireBody }).requestId).toBe(REQUEST_ID);
  });

  test("takes the request id from the message where the header's is no GUID", () => {
    const headers = new Headers({ "request-id": "string" });
    expect(errorOf({ headers, body: wireBody }).requestId).toBe(REQUEST_ID);
  });

  test.each(["", "string", "1 \u001b[31m", `${REQUEST_ID}x`, `{${REQUEST_ID}}`])(
    "does not take %j for a request id",
    (id) => {
      const error = errorOf({ headers: new Headers({ "request-id": id }) });
      expect(error.requestId).toBeUndefined();
      expect(error.message).toContain(`client-request-id ${CLIENT_REQUEST_ID}`);
    },
  );

  test.each([
    ["a BatchError sent as text/plain", wireBody, "text/plain", "JobNotFound"],
    ["HTML", "<html>login</html>", "text/html", undefined],
    ["no body", "", undefined, undefined],
    ["broken JSON", '{"code":"JobNotFound"', "application/json", undefined],
  ])("of %s has its text and no code that is not the service's", (_, body, contentType, code) => {
    const headers = new Headers(contentType === undefined ? {} : { "content-type": contentType });
    const error = errorOf({ headers, body });
    expect(error.code).toBe(code);
    expect(error.message).toContain(`404${code ? ` ${code}` : ""}`);
    if (code === undefined) expect(error.responseText).toBe(body);
  });

  test.each([
    ["null", null],
    ["undefined", undefined],
    ["a number", 0],
    ["a list", ["x"]],
  ])("of a body that is %s is still an error", (_, body) => {
    expect(errorOf({ body })).toMatchObject({ status: 404, code: undefined, serviceMessage: undefined });
  });

  test("says what is wrong where the status does not", () => {
    expect(errorOf({ status: 200 }, undefined, "only 202 is a success").message).toBe(
      `POST /jobs/nightly-42/terminate: 200: only 202 is a success (client-request-id ${CLIENT_REQUEST_ID}, attempt 1 of 4)`,
    );
  });

  test("of a huge body keeps 1,024 characters of it, and its message stays short", () => {
    const error = errorOf({ body: { code: "x".repeat(60_000), message: { value: "y".repeat(60_000) } } });
    expect(error.responseText).toHaveLength(1_024);
    expect(error.message.length).toBeLessThan(1_200);
  });

  test("has no control or invisible character in its message", () => {
    const value = "red\u001b[31m\r\n\u0000tab\t\u202eleft\u200b\u2028end";
    const error = errorOf({ body: { code: "A\u0007\nB", message: { value } } });
    expect(error.message).toContain("404 A B: red [31m tab left end (");
    expect(error.message).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
  });

  test("reads a Retry-After date against the clock it is given", () => {
    const headers = new Headers({ "retry-after": "Thu, 01 Jan 1970 00:00:05 GMT" });
    expect(errorOf({ headers }).retryAfterMs).toBe(5_000);
  });
});

describe("secrets that the answer repeats", () => {
  const SECRET = "canary/of+base64==";
  const call = newCall({ attempts: 1, secrets: new Set([SECRET]) });
  const repeated = {
    code: SECRET,
    message: { value: `bad ${SECRET}` },
    values: [{ key: SECRET, value: SECRET }],
  };

  test.each([
    ["an object", repeated],
    ["a text", `Bearer ${SECRET}`],
    ["JSON text", JSON.stringify(repeated)],
    ["URL-encoded text", `?sig=${encodeURIComponent(SECRET)}`],
    ["a text longer than is kept", "x".repeat(1_015) + SECRET],
    ["a list", [SECRET]],
  ])("are blanked in %s", (_, body) => {
    const error = errorOf({ body }, call);
    const shown = JSON.stringify({ ...error, message: error.message, stack: error.stack });
    expect(shown).not.toMatch(/canary/);
    expect(shown).toContain("[redacted");
  });
});
