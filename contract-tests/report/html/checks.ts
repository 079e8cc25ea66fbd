import type { CheckLine } from "../report.ts";
import { checkState } from "../verdict.ts";
import { numberText } from "../words.ts";
import { html, type Markup } from "./markup.ts";
import { badge, type Head, section, table } from "./section.ts";

const HEAD: readonly Head[] = ["Outcome", "Check", { number: "Verdicts" }, { number: "Findings" }];

/** What became of every check. */
export function checksSection(checks: readonly CheckLine[]): Markup {
  const content =
    checks.length === 0
      ? html`<p>There was no check.</p>`
      : table(
          "checks",
          "Every check, and how often it was applied",
          HEAD,
          html`<tbody>${checks.map(row)}</tbody>`,
        );
  return section("checks", "Checks", content);
}

function row(check: CheckLine): Markup {
  return html`<tr>
    <td>${outcome(check)}</td>
    <th scope="row" class="words">
      <code>${check.id}</code>
      <span class="below" dir="auto">${check.title}</span>
      ${check.reason !== undefined && html`<span class="more" dir="auto">${check.reason}</span>`}
      <span class="more page"><code>${check.page}</code></span>
    </th>
    <td class="number">${numberText(check.verdicts)}</td>
    <td class="number">${numberText(check.findings)}</td>
  </tr>`;
}

function outcome(check: CheckLine): Markup {
  switch (checkState(check)) {
    case "passed":
      return badge("good", "ok");
    case "failed":
      return badge("bad", "failed");
    case "empty":
      return badge("bad", "applied to nothing");
    case "notRun":
      return badge("quiet", "not run");
  }
}
