import { expect, test } from "vitest";
import { workerdConfig } from "./workerd-config.ts";

test("a worker has its modules in order, a free port of the loopback, and the network", () => {
  const text = workerdConfig([
    { name: "worker.js", file: "smoke/worker.js" },
    { name: "package", file: 'a "quoted" folder/entry.js' },
  ]);
  const modules = text.split("\n").filter((line) => line.includes("esModule"));
  expect(modules.map((line) => line.trim())).toEqual([
    '(name = "worker.js", esModule = embed "smoke/worker.js"),',
    '(name = "package", esModule = embed "a \\"quoted\\" folder/entry.js"),',
  ]);
  expect(text).toContain('address = "127.0.0.1:0"');
  expect(text).toContain('network = (allow = ["public", "private", "local"])');
});

test("nothing of Node.js is lent to a worker", () => {
  expect(workerdConfig([])).not.toContain("nodejs_compat");
});
