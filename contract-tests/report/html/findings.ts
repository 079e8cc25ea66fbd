import { placeText } from "../finding-text.ts";
import type { Report, ReportedFinding } from "../report.ts";
import { counted } from "../words.ts";
import { longText } from "./long-text.ts";
import { html, type Markup } from "./markup.ts";
import { section } from "./section.ts";
import { entryId } from "./transcript.ts";

/** Every finding as a card: what came, what is documented and where, what to do, how to see it again. */
export function findingsSection(report: Report): Markup {
  const cards = report.findings.map((finding, index) => card(finding, index + 1, report));
  return section("findings", "Findings", cards.length === 0 ? html`<p>There are none.</p>` : cards);
}

function card(finding: ReportedFinding, number: number, report: Report): Markup {
  const id = `finding-${number}`;
  const calls = report.transcript.filter(({ title }) => title === finding.scenario);
  const call = calls[0];
  return html`<article class="card" aria-labelledby=${id}>
    <p class="from"><code>${finding.check}</code>${finding.times > 1 && html` · seen ${counted(finding.times, "time")}`}</p>
    <h3 id=${id} dir="auto">${finding.scenario}</h3>
    <dl>
      <div><dt>Received</dt><dd>${longText("Received", finding.received)}</dd></div>
      <div><dt>Documented</dt><dd>
        <p dir="auto">${finding.documented}</p>
        <p class="more"><code>${placeText(finding.place)}</code> <code>${finding.place.pointer}</code></p>
      </dd></div>
      <div><dt>Do</dt><dd dir="auto">${finding.mend}</dd></div>
      ${finding.curl !== undefined && html`<div><dt>Reproduce</dt><dd>${longText("Command", finding.curl)}</dd></div>`}
    </dl>
    <p class="more">
      ${call !== undefined && html`<a href=${`#${encodeURIComponent(entryId(call))}`}>The call in the transcript</a> · `}
      <code>${finding.page}</code>
    </p>
  </article>`;
}
