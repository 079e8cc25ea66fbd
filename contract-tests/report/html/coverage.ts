import { type CoverageKind, coverageGroups } from "../coverage-rows.ts";
import { placeText } from "../finding-text.ts";
import type { CoverageLine, Report } from "../report.ts";
import { coveragePhrase } from "../verdict.ts";
import { coveragePicture } from "./coverage-picture.ts";
import { html, type Markup } from "./markup.ts";
import { badge, type Head, section, table } from "./section.ts";

const HEAD: readonly Head[] = ["Outcome", "Element", "Kind", { number: "Line" }, "By which checks"];

/** The coverage of the contract: a picture, and the same as a table. */
export function coverageSection(report: Report): Markup {
  if (report.coverage.length === 0) {
    return section("coverage", "Coverage of the contract", html`<p>It is not known.</p>`);
  }
  const phrase = coveragePhrase(report);
  return section(
    "coverage",
    "Coverage of the contract",
    html`
      <p>${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}. The picture and the table say the same.</p>
      <p class="legend">${swatch("covered", "covered")} ${swatch("missing", "✗ not covered")}</p>
      ${coveragePicture(report.coverage, `Coverage of the contract: ${phrase}`)}
      ${table("coverage-table", `Every element of ${report.contract.file}`, HEAD, bodies(report))}
    `,
  );
}

function swatch(kind: "covered" | "missing", name: string): Markup {
  const fill = kind === "missing" ? "url(#stripes-legend)" : undefined;
  const stripes = html`<pattern id="stripes-legend" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="7" height="7" class="missing-ground" /><rect width="3" height="7" class="missing-stripe" />
  </pattern>`;
  return html`<span>
    <svg class="swatch" width="22" height="14" aria-hidden="true">
      ${kind === "missing" && html`<defs>${stripes}</defs>`}
      <g class=${kind}><rect class="shape" x="1" y="1" width="20" height="12" fill=${fill} /></g>
    </svg>
    ${name}
  </span>`;
}

function bodies({ coverage, contract }: Report): Markup {
  return coverageGroups(coverage).map(
    ({ group, kinds }) => html`<tbody>
      <tr class="group"><th scope="rowgroup" colspan=${HEAD.length}>${group} <span>${ratio(kinds)}</span></th></tr>
      ${kinds.flatMap(({ lines }) => lines.map((line) => row(line, contract.file)))}
    </tbody>`,
  );
}

function ratio(kinds: readonly CoverageKind[]): string {
  const covered = kinds.reduce((sum, kind) => sum + kind.covered.length, 0);
  return `${covered} of ${kinds.reduce((sum, kind) => sum + kind.lines.length, 0)}`;
}

function row({ kind, name, covered, checks, place }: CoverageLine, file: string): Markup {
  return html`<tr class=${covered ? undefined : "missing-row"}>
    <td>${covered ? badge("good", "covered") : badge("bad", "not covered")}</td>
    <th scope="row" class="words" dir="auto">${name}</th>
    <td>${kind}</td>
    <td class="number">${place.file === file ? place.line : html`<code>${placeText(place)}</code>`}</td>
    <td class="ids">${checks.length === 0 ? "none" : checks.map((id) => html`<code class="id">${id}</code> `)}</td>
  </tr>`;
}
