import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { page } from "./html/page.ts";
import type { Report } from "./report.ts";
import { visibleReport } from "./visible.ts";

/** The report as one page that needs nothing else: no network, and no script for reading. */
export function htmlPage(report: Report): string {
  const shown = visibleReport(report);
  return `<!doctype html>\n${renderToString(h(() => page(shown), {}))}\n`;
}
