import { describe, expect, test } from "vitest";
import { Headers, Request } from "./request.ts";

// The build puts these classes under the generated client: they must do what the platform's own do with the same calls.
const changes: [string, (headers: Headers | globalThis.Headers) => unknown][] = [
  ["set", (headers) => headers.set("If-Match", "0x1")],
  ["set over another letter case", (headers) => headers.set("ACCEPT", "text/plain")],
  ["set what is no text", (headers) => headers.set("return-client-request-id", true as unknown as string)],
  ["set with space around", (headers) => headers.set("If-Match", "  0x1 ")],
  ["append to none", (headers) => headers.append("If-Match", "0x1")],
  ["append to one", (headers) => headers.append("Accept", "text/plain")],
  ["delete", (headers) => headers.delete("ACCEPT")],
];

describe("headers are those of the platform after", () => {
  test.each(changes)("%s", (_, change) => {
    const light = new Headers();
    const own = new globalThis.Headers();
    for (const headers of [light, own]) {
      headers.set("Accept", "application/json");
      change(headers);
    }
    expect([...light].sort()).toEqual([...own].sort());
    const told: [string, string][] = [];
    light.forEach((value, name) => {
      told.push([name, value]);
    });
    expect(told.sort()).toEqual([...own].sort());
    for (const name of ["accept", "ACCEPT", "If-Match"]) {
      expect(light.has(name)).toBe(own.has(name));
      expect(light.get(name) ?? null).toBe(own.get(name));
    }
  });
});

test("a request tells what it was made of", () => {
  const headers = new Headers();
  const request = new Request("https://account.region.batch.azure.com/jobs/a", { method: "GET", headers });
  expect(request).toEqual({ url: "https://account.region.batch.azure.com/jobs/a", method: "GET", headers });
});
