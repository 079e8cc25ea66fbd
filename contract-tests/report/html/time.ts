import type { Report } from "../report.ts";
import { durationText } from "../words.ts";
import { html, type Markup } from "./markup.ts";
import { section, table } from "./section.ts";

/** What the time was spent on, as bars to the scale of the longest. */
export function timeSection({ durationMs, phases }: Report): Markup {
  const longest = Math.max(1, ...phases.map(({ ms }) => ms));
  const rows = phases.map(
    ({ name, ms }) => html`<tr>
      <th scope="row">${name}</th>
      <td class="number">${durationText(ms)}</td>
      <td class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="amount" width=${Math.max(0.5, (100 * ms) / longest)} height="10" />
      </svg></td>
    </tr>`,
  );
  return section(
    "time",
    "Time",
    html`
      <p>The run took ${durationText(durationMs)}.</p>
      ${
        rows.length > 0 &&
        table(
          "time",
          "What it was spent on",
          ["Phase", { number: "Time" }, "Share"],
          html`<tbody>${rows}</tbody>`,
        )
      }
    `,
  );
}
