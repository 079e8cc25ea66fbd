import type { JudgeLine } from "../report.ts";
import { counted, numberText } from "../words.ts";
import { html, type Markup } from "./markup.ts";
import { badge, type Head, section, table } from "./section.ts";

const HEAD: readonly Head[] = ["Difference", { number: "Times" }, "Why it is right"];

/** What a validator that nobody here wrote said about the same traffic. */
export function judgeSection(judge: JudgeLine | undefined): Markup {
  const content =
    judge === undefined
      ? html`<p>It was not asked: the published description is not there.</p>`
      : verdict(judge);
  return section("judge", "Independent judge", content);
}

function verdict({ name, exchanges, agreed, explained, disagreements }: JudgeLine): Markup {
  const rows = explained.map(
    ({ id, times, why }) => html`<tr>
      <th scope="row"><code>${id}</code></th>
      <td class="number">${numberText(times)}</td>
      <td class="words" dir="auto">${why}</td>
    </tr>`,
  );
  return html`
    <p>${name} agreed on ${numberText(agreed)} of ${counted(exchanges, "exchange")}.</p>
    ${
      disagreements.length > 0 &&
      html`<ul class="differences">
        ${disagreements.map((text) => html`<li>${badge("bad", "unexplained")} <span dir="auto">${text}</span></li>`)}
      </ul>`
    }
    ${rows.length > 0 && table("judge", "Known differences", HEAD, html`<tbody>${rows}</tbody>`)}
  `;
}
