import { html, type Markup } from "./markup.ts";

/** What is longer scrolls in a box of its own. */
const LONGEST = 1500;
const MOST_LINES = 25;

/** What is longer is not printed in full: it would fill sheets. */
const LONGEST_PRINTED = 8000;

/** Text exactly as it is; a long one can be scrolled, by keyboard as well. */
export function longText(label: string, text: string): Markup {
  const isLong = text.length > LONGEST || text.split("\n").length > MOST_LINES;
  if (!isLong) return html`<pre dir="auto">${text}</pre>`;
  const isCut = text.length > LONGEST_PRINTED;
  return html`
    <pre class=${isCut ? "long cut" : "long"} dir="auto" role="group" aria-label=${label} tabindex="0">${text}</pre>
    ${isCut && html`<p class="printed more">Only the beginning is printed; the file has all.</p>`}
  `;
}
