import type { LedgerLine } from "../report.ts";
import { html, type Markup } from "./markup.ts";
import { badge, section, table } from "./section.ts";

const HEAD = ["Outcome", "What the mock cannot see", "The check that sees it"];

/** What the mock cannot see, and what does. */
export function ledgerSection(ledger: readonly LedgerLine[]): Markup {
  const content =
    ledger.length === 0
      ? html`<p>None is known.</p>`
      : table("ledger", "Every known blind spot", HEAD, html`<tbody>${ledger.map(row)}</tbody>`);
  return section("ledger", "Blind spots of the mock", content);
}

function row({ id, blindness, check, proven, problem }: LedgerLine): Markup {
  return html`<tr>
    <td>${proven === undefined ? badge("quiet", "not tried") : proven ? badge("good", "proven") : badge("bad", "not proven")}</td>
    <th scope="row" class="words" dir="auto">
      ${blindness} <span class="more"><code>${id}</code></span>
      ${problem !== undefined && html`<span class="more problem">${problem}</span>`}
    </th>
    <td><code>${check}</code></td>
  </tr>`;
}
