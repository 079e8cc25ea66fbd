import { describe, expect, test } from "vitest";
import { locate, type Machine } from "./locate.ts";
import { runtimes } from "./runtimes.ts";

const machine: Machine = {
  ...{ platform: "linux", arch: "x64", modules: "/modules", isExecutable: () => true },
  chromium: "/usr/bin/chromium",
};

describe("on a Linux that has everything", () => {
  test.each(["x64", "arm64"])("every runtime is found: %s", (arch) => {
    const places = runtimes.map((runtime) => locate(runtime, { ...machine, arch }));
    expect(places.filter((place) => "reason" in place)).toEqual([]);
    expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(runtimes.length);
  });
});

describe("what cannot be had is told with its reason", () => {
  const reasons = (change: Partial<Machine>) =>
    runtimes.flatMap((runtime) => {
      const place = locate(runtime, { ...machine, ...change });
      return "reason" in place ? [place.reason] : [];
    });

  test("on another platform, only the system's Chromium is left", () => {
    const told = reasons({ platform: "darwin", arch: "arm64" });
    expect(told).toHaveLength(runtimes.length - 1);
    expect(told[0]).toBe("runtimes/package.json has no binary for darwin on arm64");
  });

  test("nothing was installed", () => {
    expect(reasons({ isExecutable: () => false })).toContain(
      "it is not installed: there is no runtimes/node_modules/node-22-x64/bin/node",
    );
  });

  test("there is no Chromium", () => {
    expect(reasons({ chromium: undefined })).toEqual([
      "there is no Chromium or Chrome; CHROMIUM_PATH can tell where it is",
    ]);
  });
});
