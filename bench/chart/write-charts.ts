import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type EChartsOption, init } from "echarts";
import type { Results } from "../results.ts";
import { accessible } from "./accessible.ts";
import { inWords, type Panel, panels } from "./panels.ts";
import { type Theme, themes } from "./themes.ts";

const WIDTH = 800;
const LABELS = 190;
const GAP = 22;
const ROW = 33;
const HEAD = 62;
const FONT = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";

/** Draws the results on light and on dark ground; returns the files that were written. */
export async function writeCharts(results: Results, folder: string): Promise<string[]> {
  const all = panels(results);
  const title = "What a call costs with this package, its rivals and node:http; shorter is better";
  await mkdir(folder, { recursive: true });
  return Promise.all(
    themes.map(async (theme) => {
      const file = join(folder, `chart-${theme.name}.svg`);
      await writeFile(file, `${accessible(draw(all, theme), title, inWords(all))}\n`);
      return file;
    }),
  );
}

function draw(all: readonly Panel[], theme: Theme): string {
  const rows = all[0]?.rows.length ?? 0;
  const lines = Math.ceil(all.length / 2);
  const height = lines * (HEAD + rows * ROW) + 14;
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  try {
    chart.setOption(optionOf(all, theme, rows * ROW));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** Two panels beside each other share the labels on their left. */
function optionOf(all: readonly Panel[], theme: Theme, panelHeight: number): EChartsOption {
  const width = (WIDTH - LABELS - GAP) / 2;
  const left = (index: number) => LABELS + (index % 2) * (width + GAP);
  const top = (index: number) => HEAD + Math.floor(index / 2) * (HEAD + panelHeight);
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { fontFamily: FONT },
    title: all.map(({ title, series }, index) => ({
      text: title,
      subtext: `from the top: ${series.join(", ")}`,
      left: left(index),
      top: top(index) - 48,
      padding: 0,
      itemGap: 4,
      textStyle: { color: theme.text, fontSize: 13, fontWeight: 600 },
      subtextStyle: { color: theme.quiet, fontSize: 11 },
    })),
    grid: all.map((_, index) => ({ left: left(index), top: top(index), width, height: panelHeight })),
    // Room for the number at the end of the longest bar.
    xAxis: all.map(({ end }, gridIndex) => ({ type: "value", gridIndex, show: false, max: end * 1.2 })),
    yAxis: all.map(({ rows }, gridIndex) => ({
      type: "category",
      gridIndex,
      inverse: true,
      data: rows.map(({ label }) => label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.quiet } },
      axisLabel: { show: gridIndex % 2 === 0, color: theme.text, fontSize: 12, interval: 0 },
    })),
    series: all.flatMap(({ series, rows }, index) =>
      series.map((name, at) => ({
        name,
        type: "bar" as const,
        xAxisIndex: index,
        yAxisIndex: index,
        barCategoryGap: "22%",
        barGap: "12%",
        data: rows.map(({ role, bars }) => ({
          value: bars[at]?.length ?? 0,
          itemStyle: { color: theme.bars[role] },
          label: {
            show: bars[at] !== undefined,
            position: "right" as const,
            distance: 4,
            formatter: bars[at]?.text ?? "",
            color: theme.text,
            fontSize: series.length > 2 ? 9 : 11,
          },
        })),
      })),
    ),
  };
}
