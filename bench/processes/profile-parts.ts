import type { Profiler } from "node:inspector";

/** Where the time of a call goes; each part with what the engine and the system do for it. */
export type Part = "generated" | "own" | "node" | "rest";

/** Says to which part a function belongs; undefined for what has no place of its own, such as what the engine brings. */
export type PartOf = (frame: { readonly url: string; readonly lineNumber: number }) => Part | undefined;

/** The time by part, in microseconds. Waiting is left out. */
export function timeByPart(profile: Profiler.Profile, partOf: PartOf): Record<Part, number> {
  const { nodes, samples = [], timeDeltas = [] } = profile;
  const time = { generated: 0, own: 0, node: 0, rest: 0 };
  const parts = new Map<number, Part>();
  const waiting = new Set<number>();
  // A parent stands before its children.
  for (const { id, callFrame, children = [] } of nodes) {
    const part = partOf(callFrame) ?? parts.get(id) ?? "rest";
    parts.set(id, part);
    if (callFrame.functionName === "(idle)") waiting.add(id);
    for (const child of children) parts.set(child, part);
  }
  samples.forEach((id, at) => {
    if (!waiting.has(id)) time[parts.get(id) ?? "rest"] += timeDeltas[at] ?? 0;
  });
  return time;
}

/**
 * Tells the generated client in a file of the built package from the rest of it.
 * @param text the file, in which the build names each module before its code
 */
export function partsOfPackage(text: string): (lineNumber: number) => Part {
  let part: Part = "own";
  const parts = text.split("\n").map((line) => {
    const [, folder] = /^\/\/ (generated|src)\//.exec(line) ?? [];
    if (folder) part = folder === "generated" ? "generated" : "own";
    return part;
  });
  if (!parts.includes("generated"))
    throw new Error("The built package does not tell where what is generated stands.");
  return (lineNumber) => parts[lineNumber] ?? "own";
}
