import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { safeCause } from "./safe-cause.ts";

const SECRET = "canary/of+base64==";
const secrets = new Set([SECRET]);
const shown = (error: unknown) => inspect(error, { depth: null, showHidden: true });

describe("the copy of an error", () => {
  const original = Object.assign(new TypeError("fetch failed"), {
    code: "ECONNRESET",
    config: { headers: { authorization: SECRET } },
  });

  test("has its name, message, code and stack, and nothing else", () => {
    const copy = safeCause(original, secrets);
    expect(copy).toBeInstanceOf(Error);
    expect(copy).toMatchObject({ name: "TypeError", message: "fetch failed", code: "ECONNRESET" });
    expect(copy?.stack).toBe(original.stack);
    expect(shown(copy)).not.toContain("config");
    expect(Object.keys(copy ?? {})).toEqual(["code"]);
  });

  test("has no cause and no code where the error has none", () => {
    const copy = safeCause(new Error("m"), secrets);
    expect(copy && ["cause", "code"].filter((key) => key in copy)).toEqual([]);
  });

  test("has the chain of causes, each copied", () => {
    const chain = new Error("a", { cause: new Error("b", { cause: original }) });
    const copy = safeCause(chain, secrets);
    expect(copy).toMatchObject({
      cause: { message: "b", cause: { message: "fetch failed", code: "ECONNRESET" } },
    });
    expect(shown(copy)).not.toContain("canary");
  });

  test("of a cause chain that bites its own tail has an end", () => {
    const cyclic = new Error("a");
    cyclic.cause = cyclic;
    const depths = [];
    for (let error = safeCause(cyclic, secrets); error; error = error.cause as Error | undefined) {
      depths.push(error.message);
    }
    expect(depths).toEqual(Array(8).fill("a"));
  });

  test("has no secret in any of its parts", () => {
    const leaking = Object.assign(
      new Error(`m ${SECRET}`, { cause: new Error(encodeURIComponent(SECRET)) }),
      {
        name: `N ${SECRET}`,
        code: SECRET,
      },
    );
    const copy = safeCause(leaking, secrets);
    expect(copy).toMatchObject({ name: "N [redacted]", message: "m [redacted]", code: "[redacted]" });
    expect(shown(copy)).not.toContain("canary");
    expect(shown(copy)).not.toContain(encodeURIComponent(SECRET));
  });

  test.each([
    ["a message that is no text", { message: 42 }],
    ["a name that is no text", { name: null }],
    ["a stack that is no text", { stack: [] }],
    ["no stack", { stack: undefined }],
    ["a code that is no text", { code: 42 }],
    ["a cause that is no Error", { cause: SECRET }],
  ])("is made even of an error with %s", (_, properties) => {
    const copy = safeCause(Object.assign(new Error("m"), properties), secrets);
    expect(copy).toBeInstanceOf(Error);
    expect(shown(copy)).not.toContain("canary");
  });
});

test.each([["text"], [null], [undefined], [{ message: "m" }]])("%o is no error, and no cause", (thrown) => {
  expect(safeCause(thrown, secrets)).toBeUndefined();
});
