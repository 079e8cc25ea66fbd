import { expect, test } from "vitest";
import { failingReport, hostile } from "./fixture.ts";
import { visibleReport, visibleText } from "./visible.ts";

test("what cannot be seen, or could act, is written as an escape", () => {
  expect(visibleText("\u001b[31m \u0000 \r \u009b \u202e \ufeff \ud800 \u{e0041} \uffff")).toBe(
    "\\x1b[31m \\x00 \\x0d \\x9b \\u202e \\ufeff \\ud800 \\u{e0041} \\uffff",
  );
});

test("text stays as it is: line feeds, tabs, letters of all scripts, emoji that are joined", () => {
  const text = "a\n\tb é שלום नमस्ते 👩‍💻 🎉";
  expect(visibleText(text)).toBe(text);
});

test("every text of a report is made visible, and nothing else is changed", () => {
  const shown = visibleReport(failingReport);
  expect(shown.findings[2]?.received).toBe(visibleText(hostile));
  expect(visibleReport(shown)).toEqual(shown);
  expect(shown.phases).toEqual(failingReport.phases);
  expect("response" in (shown.transcript[4]?.exchanges[0] ?? {})).toBe(false);
});
