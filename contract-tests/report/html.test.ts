import { expect, test } from "vitest";
import { conformingReport, emptyReport, failingReport, hostile, longBody } from "./fixture.ts";
import { htmlPage } from "./html.ts";

test("it is one page: no element that loads anything, and a policy that forbids it", () => {
  const page = htmlPage(failingReport);
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page).toContain(`content="default-src 'none'; style-src 'sha256-`);
  expect(page).not.toMatch(
    /<(?:img|iframe|object|embed|video|audio|base)\b|<script[^>]* src|@import|url\((?!#)/,
  );
  expect(page.match(/<link[^>]*>/g)).toEqual(['<link rel="icon" href="data:,"/>']);
  expect(page).not.toMatch(/ style="| on\w+="/);
});

test("markup in a value is text, and every control character is written out", () => {
  const page = htmlPage(failingReport);
  expect(page).not.toContain("<script>alert");
  expect(page).toContain("&lt;script>alert(&quot;x&quot;)&lt;/script>");
  expect(page).not.toMatch(/(?![\n\t])\p{Cc}|\u202e/u);
});

test("the transcript has everything, the long body too", () => {
  expect(htmlPage(failingReport)).toContain(longBody.replaceAll('"', "&quot;"));
});

test("every id is there once, and every link within the page leads somewhere", () => {
  for (const report of [conformingReport, failingReport, emptyReport]) {
    const page = htmlPage(report);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(id);
  }
});

test("the fixture is as hostile as it says", () => {
  expect(hostile).toMatch(/\p{Cc}/u);
});
