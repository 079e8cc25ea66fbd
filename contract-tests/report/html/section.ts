import { html, type Markup } from "./markup.ts";

/** A part of the page with its heading, which the navigation leads to. */
export function section(id: string, title: string, content: Markup): Markup {
  return html`<section id=${id} aria-labelledby=${`${id}-title`}>
    <h2 id=${`${id}-title`}>${title}</h2>
    ${content}
  </section>`;
}

/** The name of a column; numbers stand at its end. */
export type Head = string | { readonly number: string };

/** A table that scrolls by itself where it is too wide for the screen, by keyboard as well. */
export function table(id: string, caption: string, head: readonly Head[], bodies: Markup): Markup {
  return html`<div class="scrolls" role="region" aria-labelledby=${`${id}-caption`} tabindex="0">
    <table>
      <caption id=${`${id}-caption`}>${caption}</caption>
      <thead><tr>${head.map(headCell)}</tr></thead>
      ${bodies}
    </table>
  </div>`;
}

function headCell(head: Head): Markup {
  if (typeof head === "string") return html`<th scope="col">${head}</th>`;
  return html`<th scope="col" class="number">${head.number}</th>`;
}

/** A short word on how something ended, with a sign of its own shape. */
export function badge(kind: "good" | "bad" | "quiet", text: string): Markup {
  const sign = { good: "✓", bad: "✗", quiet: "–" }[kind];
  return html`<span class=${`badge ${kind}`}><span aria-hidden="true">${sign}</span> ${text}</span>`;
}
