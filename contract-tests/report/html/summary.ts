import type { Report } from "../report.ts";
import { conforms, uncoveredOf, verdictSentence } from "../verdict.ts";
import { durationText, numberText } from "../words.ts";
import { html, type Markup } from "./markup.ts";

/** The verdict, the numbers and the facts of the run. */
export function summary(report: Report): Markup {
  const kind = conforms(report) ? "good" : "bad";
  return html`<header>
    <p class="tool">${report.tool.name} ${report.tool.version}</p>
    <h1>${report.contract.title}</h1>
    <p class=${`verdict ${kind}`}>
      <span class="sign" aria-hidden="true">${kind === "good" ? "✓" : "✗"}</span>
      <strong>${verdictSentence(report)}</strong>
    </p>
    <ul class="numbers">${numbers(report).map(
      ([value, name]) => html`<li><b>${value}</b> <span>${name}</span></li>`,
    )}</ul>
    <dl class="facts">${facts(report).map(
      ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
    )}</dl>
  </header>`;
}

function numbers(report: Report): [string, string][] {
  const { checks, findings, coverage } = report;
  const verdicts = checks.reduce((sum, check) => sum + check.verdicts, 0);
  const covered = coverage.length - uncoveredOf(report).length;
  return [
    [numberText(checks.length), "checks"],
    [numberText(verdicts), "verdicts"],
    [numberText(findings.length), "findings"],
    [`${numberText(covered)}/${numberText(coverage.length)}`, "elements covered"],
  ];
}

function facts({ target, contract, startedAt, durationMs }: Report): [string, Markup][] {
  const started = `${startedAt.slice(0, 16).replace("T", " ")} UTC`;
  return [
    ["Target", `${target.name}: ${target.description}`],
    ["Endpoint", html`<code>${target.endpoint}</code>`],
    ["Contract", html`<code>${contract.file}</code>, version ${contract.version}`],
    ["Run", html`<time datetime=${startedAt}>${started}</time>, took ${durationText(durationMs)}`],
  ];
}
