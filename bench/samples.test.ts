import { expect, test } from "vitest";
import { Samples } from "./samples.ts";

test("who fails is out of the group, and of no other", () => {
  const samples = new Samples();
  samples.add("rss", "fetch", 1);
  samples.add("heap", "fetch", 1);
  samples.add("rss", "ours", 1);
  samples.add("cold-import", "fetch", 1);
  samples.leaveOut("memory", "fetch", new Error("refused"));
  expect(Object.fromEntries(samples.values)).toEqual({
    rss: { ours: [1] },
    heap: {},
    "cold-import": { fetch: [1] },
  });
  expect(samples.stillIn("memory").map(({ id }) => id)).not.toContain("fetch");
  expect(samples.stillIn("cold").map(({ id }) => id)).toContain("fetch");
  expect(samples.problems).toEqual([{ candidate: "fetch", what: "memory", message: "refused" }]);
});
