import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { Line, Trial } from "../trial.ts";

/** A page to open. */
export interface Page {
  readonly browser: Browser;
  /** What the service serves below `/files/`. */
  readonly folder: string;
  readonly origin: string;
  readonly packageName: string;
  /** The file of the package that an import by its name leads to. */
  readonly entry: string;
  readonly settings: unknown;
  readonly limitMs: number;
}

/** Opens a page of the service's own origin, and runs the smoke program in it. */
export async function runPage(page: Page): Promise<Trial> {
  const { browser, folder, origin, settings, limitMs } = page;
  await writeFile(join(folder, "page.html"), pageText(page.packageName, page.entry));
  const opened = await browser.newPage();
  const lines: Line[] = [];
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    void opened.close();
  }, limitMs);
  try {
    await opened.exposeFunction("report", (line: Line) => void lines.push(line));
    await opened.goto(`${origin}/files/page.html`);
    await opened.evaluate(smokeInPage, ["/files/smoke/scenarios.js", settings] as const);
    return { lines, trouble: undefined };
  } catch (error) {
    const trouble = late
      ? `it did not end within ${limitMs / 1000} s`
      : (error as Error).message.split("\n")[0];
    return { lines, trouble };
  } finally {
    clearTimeout(limit);
  }
}

/** A page that finds the package by its name. */
export const pageText = (packageName: string, entry: string): string => `<!doctype html>
<meta charset="utf-8">
<title>smoke</title>
<script type="importmap">
${JSON.stringify({ imports: { [packageName]: `/files/node_modules/${packageName}/${entry}` } }, null, 2)}
</script>
`;

// Runs in the page.
async function smokeInPage([program, settings]: readonly [string, unknown]): Promise<void> {
  const { runSmoke } = await import(program);
  const { report } = globalThis as unknown as { report(line: Line): Promise<void> };
  const told: Promise<void>[] = [];
  await runSmoke(settings, (line: Line) => told.push(report(line)));
  await Promise.all(told);
}
