import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Report } from "../report.ts";
import { conforms } from "../verdict.ts";
import { checksSection } from "./checks.ts";
import { coverageSection } from "./coverage.ts";
import { findingsSection } from "./findings.ts";
import { judgeSection } from "./judge.ts";
import { ledgerSection } from "./ledger.ts";
import { html, type Markup } from "./markup.ts";
import { summary } from "./summary.ts";
import { timeSection } from "./time.ts";
import { transcriptSection } from "./transcript.ts";

const fileText = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
const STYLES = ["base", "header", "cards", "tables", "picture", "transcript", "small", "print"];
const style = STYLES.map((name) => fileText(`style/${name}.css`)).join("\n");
const script = fileText("page.js");

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing is loaded, and nothing runs but the script of this page. */
const policy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const LINKS = [
  ["findings", "Findings"],
  ["checks", "Checks"],
  ["coverage", "Coverage"],
  ["judge", "Judge"],
  ["ledger", "Blind spots"],
  ["time", "Time"],
  ["transcript", "Transcript"],
] as const;

/** The whole document. */
export function page(report: Report): Markup {
  const title = `${conforms(report) ? "Conforms" : "Does not conform"}: ${report.contract.title}`;
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content=${policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${title}</title>
      <link rel="icon" href="data:," />
      <style dangerouslySetInnerHTML=${{ __html: style }} />
    </head>
    <body>
      <a class="skip" href="#main">Skip to the content</a>
      ${summary(report)}
      <nav aria-label="Contents">
        <ul>${LINKS.map(([id, name]) => html`<li><a href=${`#${id}`}>${name}</a></li>`)}</ul>
      </nav>
      <main id="main" tabindex="-1">
        ${findingsSection(report)}
        ${checksSection(report.checks)}
        ${coverageSection(report)}
        ${judgeSection(report.judge)}
        ${ledgerSection(report.ledger)}
        ${timeSection(report)}
        ${transcriptSection(report.transcript)}
      </main>
      <footer><p>${report.tool.name} ${report.tool.version}. This page loads nothing and sends nothing.</p></footer>
      <script dangerouslySetInnerHTML=${{ __html: script }} />
    </body>
  </html>`;
}
