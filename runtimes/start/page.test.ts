import { expect, test } from "vitest";
import { pageText } from "./page.ts";

test("a page finds the package by its name, through an import map", () => {
  const [, map = ""] = /<script type="importmap">(.*?)<\/script>/s.exec(pageText("p", "dist/web.js")) ?? [];
  expect(JSON.parse(map)).toEqual({ imports: { p: "/files/node_modules/p/dist/web.js" } });
});
