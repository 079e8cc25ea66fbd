import { expect, test } from "vitest";
import { partsOfPackage, timeByPart } from "./profile-parts.ts";

const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url, scriptId: "0", lineNumber: 0, columnNumber: 0 },
  children,
});

test("time is told by part: what the engine does counts for whoever asked for it, and waiting for nobody", () => {
  const nodes = [
    node(1, "(root)", "", [2, 3, 4]),
    node(2, "(idle)", ""),
    node(3, "(garbage collector)", ""),
    node(4, "terminate", "own", [5]),
    node(5, "post", "generated", [6, 7]),
    node(6, "replace", ""),
    node(7, "request", "node:http", [8]),
    node(8, "writeUtf8String", ""),
  ];
  const profile = {
    nodes,
    startTime: 0,
    endTime: 0,
    samples: [2, 3, 4, 5, 6, 7, 8],
    timeDeltas: [1_000, 1, 2, 4, 8, 16, 32],
  };
  const parts = timeByPart(profile, ({ url }) =>
    url === "own" || url === "generated" ? url : url.startsWith("node:") ? "node" : undefined,
  );
  expect(parts).toEqual({ rest: 1, own: 2, generated: 12, node: 48 });
});

test("what is generated is known in the built package by the lines that the build writes", () => {
  const partOf = partsOfPackage(
    "import a;\n// src/stop.ts\na\n// generated/sdk.gen.ts\nb\n// src/wait.ts\nc",
  );
  expect([0, 2, 3, 4, 6, 99].map(partOf)).toEqual(["own", "own", "generated", "generated", "own", "own"]);
});

test("a build that does not write them is an error, not a client without cost", () => {
  expect(() => partsOfPackage("a\nb")).toThrow("does not tell where what is generated stands");
});
