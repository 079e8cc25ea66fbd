import { describe, expect, test, vi } from "vitest";
import { MAX_BODY_BYTES, readBody } from "./body.ts";

const { signal } = new AbortController();
const broken = new Error("the stream broke");

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

/** An answer whose body is the given chunks and then its end, an error, or nothing more. */
function answer(chunks: Uint8Array[], ending: "end" | "hang" | Error = "end", contentType?: string) {
  const cancel = vi.fn();
  const left = [...chunks];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = left.shift();
        if (chunk) controller.enqueue(chunk);
        else if (ending === "end") controller.close();
        else if (ending === "hang") return new Promise(() => {});
        else controller.error(ending);
        return undefined;
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
  const headers: Record<string, string> = contentType ? { "content-type": contentType } : {};
  return { response: new Response(body, { headers }), cancel };
}

test("an answer without body is an empty text", async () => {
  expect(await readBody(new Response(null), signal)).toEqual({ text: "" });
});

test.each([
  ["one chunk", [utf8("grün")]],
  ["no chunk", []],
  ["a character cut in two", [bytes(0x67, 0x72, 0xc3), bytes(0xbc, 0x6e)]],
  ["empty chunks", [bytes(), utf8("grün"), bytes()]],
])("%s is read to its end, and nothing is cancelled", async (_, chunks) => {
  const { response, cancel } = answer(chunks);
  expect(await readBody(response, signal)).toEqual({ text: chunks.length ? "grün" : "" });
  expect(cancel).not.toHaveBeenCalled();
});

describe("the character set", () => {
  const latin1 = bytes(0x67, 0x72, 0xfc, 0x6e);
  test.each([
    ["UTF-8 without a Content-Type", utf8("grün"), undefined],
    ["UTF-8 without a charset", utf8("grün"), "application/json;odata=minimalmetadata"],
    ["UTF-8 for a charset that nobody knows", utf8("grün"), "text/plain; charset=klingon"],
    ["that of the Content-Type", latin1, "text/plain; charset=iso-8859-1"],
    ["that of the Content-Type in quotes and capitals", latin1, 'text/plain; CHARSET="ISO-8859-1"; x=y'],
    ["UTF-16", bytes(0x67, 0, 0x72, 0, 0xfc, 0, 0x6e, 0), "text/plain;charset=utf-16le"],
    [
      "UTF-8 with a byte order mark, which is left out",
      bytes(0xef, 0xbb, 0xbf, ...utf8("grün")),
      "text/html",
    ],
  ])("is %s", async (_, chunk, contentType) => {
    const { response } = answer([chunk], "end", contentType);
    expect((await readBody(response, signal)).text).toBe("grün");
  });

  test("bytes that are no text become replacement characters", async () => {
    const { response } = answer([bytes(0x61, 0xff, 0x62, 0xc3)]);
    expect((await readBody(response, signal)).text).toBe("a\ufffdb\ufffd");
  });
});

describe("a body longer than 64 KiB", () => {
  test.each([
    ["one huge chunk", [new Uint8Array(10 * MAX_BODY_BYTES).fill(97)]],
    ["many chunks", Array.from({ length: 100 }, () => new Uint8Array(1_000).fill(97))],
    ["exactly 64 KiB", [new Uint8Array(MAX_BODY_BYTES).fill(97)]],
  ])("as %s is cut there, and the rest is cancelled", async (_, chunks) => {
    const { response, cancel } = answer(chunks, "hang");
    expect(await readBody(response, signal)).toEqual({ text: "a".repeat(65_536) });
    expect(cancel).toHaveBeenCalledOnce();
  });

  test("is not waited for when its cancellation hangs", async () => {
    const { response, cancel } = answer([new Uint8Array(MAX_BODY_BYTES)], "hang");
    cancel.mockReturnValue(new Promise(() => {}));
    expect((await readBody(response, signal)).text).toHaveLength(MAX_BODY_BYTES);
  });

  test("does no harm when its cancellation fails", async () => {
    const { response, cancel } = answer([new Uint8Array(MAX_BODY_BYTES)], "hang");
    cancel.mockRejectedValue(broken);
    expect((await readBody(response, signal)).text).toHaveLength(MAX_BODY_BYTES);
  });
});

describe("a failure", () => {
  test("of the stream keeps the text that came", async () => {
    const { response } = answer([utf8("half of ")], broken);
    expect(await readBody(response, signal)).toEqual({ text: "half of ", failure: { error: broken } });
  });

  test("before any byte keeps an empty text", async () => {
    const { response } = answer([], broken);
    expect(await readBody(response, signal)).toEqual({ text: "", failure: { error: broken } });
  });

  test("that is the signal's abort ends the reading at once and cancels the stream", async () => {
    const controller = new AbortController();
    const { response, cancel } = answer([utf8("half of ")], "hang");
    const reading = readBody(response, controller.signal);
    controller.abort(broken);
    expect(await reading).toMatchObject({ failure: { error: broken } });
    expect(cancel).toHaveBeenCalledOnce();
  });

  test("of chunks that are no bytes is told like any other", async () => {
    const stream = new ReadableStream({ start: (controller) => controller.enqueue("text") });
    const response = { body: stream, headers: new Headers() } as Response;
    expect(await readBody(response, signal)).toEqual({
      text: "",
      failure: { error: expect.any(TypeError) },
    });
  });

  test("of a body that somebody else is reading is told like any other", async () => {
    const response = new Response("text");
    response.body?.getReader();
    expect(await readBody(response, signal)).toEqual({
      text: "",
      failure: { error: expect.any(TypeError) },
    });
  });
});
