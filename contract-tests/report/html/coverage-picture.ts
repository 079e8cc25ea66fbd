import type { CoverageLine } from "../report.ts";
import { type Cell, coverageCells } from "./coverage-tree.ts";
import { html, type Markup } from "./markup.ts";

/** How wide a character of the labels is taken to be. */
const CHARACTER = 5.9;
const LINE = 10.5;

/** The levels of a picture: where each begins, and how thick it is. */
type Levels = readonly (readonly [start: number, thickness: number])[];

interface Layout {
  readonly id: string;
  readonly isUpright: boolean;
  readonly levels: Levels;
  readonly length: number;
  readonly cells: readonly Cell[];
}

/**
 * The coverage as nested cells, from the operation to each element. There are two pictures of it: one for wide screens
 * and paper, one for phones; the style shows one.
 */
export function coveragePicture(coverage: readonly CoverageLine[], described: string): Markup {
  const wide: Layout = {
    id: "wide",
    isUpright: false,
    levels: [
      [0, 26],
      [26, 100],
      [126, 72],
      [198, 190],
    ],
    length: 1060,
    // By less than their number, so that 26 examples leave room for one body.
    cells: coverageCells(coverage, 1060, (elements) => elements ** 0.8),
  };
  const length = coverage.length * 14;
  const narrow: Layout = {
    id: "narrow",
    isUpright: true,
    levels: [
      [0, 20],
      [20, 92],
      [112, 80],
      [192, 148],
    ],
    length,
    cells: coverageCells(coverage, length, (elements) => elements),
  };
  return [wide, narrow].map((layout) => picture(layout, described));
}

function picture(layout: Layout, described: string): Markup {
  const { id, isUpright, levels, length, cells } = layout;
  const [start, thickness] = levels.at(-1) ?? [0, 0];
  const box = isUpright ? [start + thickness, length] : [length, start + thickness];
  return html`<svg
    class=${`icicle ${id}`} viewBox=${`0 0 ${box.join(" ")}`} role="img" aria-label=${described}
    aria-describedby="coverage-table-caption"
  >
    <defs>
      <pattern id=${`stripes-${id}`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" class="missing-ground" />
        <rect width="3" height="7" class="missing-stripe" />
      </pattern>
    </defs>
    ${cells.map((cell) => cellMarkup(cell, layout))}
  </svg>`;
}

function cellMarkup(cell: Cell, { id, isUpright, levels }: Layout): Markup {
  const [start, thickness] = levels[cell.depth] ?? [0, 0];
  const length = cell.to - cell.from;
  const along = { x: cell.from, y: start, width: length, height: thickness };
  const rect = isUpright ? { x: start, y: cell.from, width: thickness, height: length } : along;
  const isLeaf = cell.depth === levels.length - 1;
  const isMissing = isLeaf && cell.covered === 0;
  const kind = isMissing ? "missing" : isLeaf ? "covered" : "part";
  const count = isLeaf ? (isMissing ? "not covered" : "covered") : `${cell.covered} of ${cell.total} covered`;
  return html`<g class=${kind}>
    <title>${cell.name}: ${count}</title>
    <rect
      class="shape" x=${round(rect.x)} y=${round(rect.y)} width=${round(rect.width)} height=${round(rect.height)}
      fill=${isMissing ? `url(#stripes-${id})` : undefined}
    />
    ${label(labelOf(cell, isLeaf, isMissing), rect)}
  </g>`;
}

/** What may be written in a cell, the longest first. */
function labelOf({ name, covered, total }: Cell, isLeaf: boolean, isMissing: boolean): readonly string[] {
  if (isLeaf) return isMissing ? [`✗ ${name}`, "✗"] : [name];
  const count = covered === total ? `${total}` : `${covered}/${total}`;
  return [`${name} ${count}`, name];
}

/** A label in the middle of its cell, upright where only that fits; none where neither does. */
function label(
  texts: readonly string[],
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Markup {
  const longest = Math.floor((Math.max(width, height) - 6) / CHARACTER);
  const middle = { x: round(x + width / 2), y: round(y + height / 2) };
  for (const whole of texts) {
    const text = whole.length > longest && longest > 12 ? `${whole.slice(0, longest - 1)}…` : whole;
    const room = text.length * CHARACTER + 6;
    if (room <= width && LINE <= height) return html`<text x=${middle.x} y=${middle.y}>${text}</text>`;
    if (room <= height && LINE <= width) {
      const turned = `rotate(-90 ${middle.x} ${middle.y})`;
      return html`<text x=${middle.x} y=${middle.y} transform=${turned}>${text}</text>`;
    }
  }
  return null;
}

const round = (value: number): number => Math.round(value * 10) / 10;
