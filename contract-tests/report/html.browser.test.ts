import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, launchChromium } from "./chromium.ts";
import { conformingReport, emptyReport, failingReport, findings } from "./fixture.ts";
import { htmlPage } from "./html.ts";

const executable = chromiumPath();
const missing = executable === undefined ? " (no Chromium here: set CHROMIUM_PATH to try it)" : "";
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };

describe.skipIf(executable === undefined)(`the page in a real Chromium${missing}`, () => {
  const reports = { failing: failingReport, conforming: conformingReport, empty: emptyReport };
  let folder: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "contract-report-"));
    for (const [name, report] of Object.entries(reports)) {
      writeFileSync(join(folder, `${name}.html`), htmlPage(report));
    }
    browser = await launchChromium(executable ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a page, hands it over, and expects that it has asked for nothing and complained of nothing. */
  async function visit(
    name: keyof typeof reports,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const heard: string[] = [];
    const url = pathToFileURL(join(folder, `${name}.html`)).href;
    page.on("request", (request) => request.url().split("#")[0] !== url && heard.push(request.url()));
    page.on("console", (message) => heard.push(message.text()));
    page.on("pageerror", (error) => heard.push(error.message));
    page.on("dialog", (dialog) => heard.push(dialog.message()));
    await page.goto(url);
    await look(page);
    await context.close();
    expect(heard).toEqual([]);
  }

  const cases = [
    { name: "failing", viewport: PHONE, colorScheme: "light" },
    { name: "failing", viewport: PHONE, colorScheme: "dark" },
    { name: "failing", viewport: DESKTOP, colorScheme: "light" },
    { name: "failing", viewport: DESKTOP, colorScheme: "dark" },
    { name: "conforming", viewport: PHONE, colorScheme: "dark" },
    { name: "empty", viewport: DESKTOP, colorScheme: "light" },
  ] as const;
  test.each(cases)(
    "axe finds nothing in the $name report at $viewport.width, $colorScheme",
    async ({ name, viewport, colorScheme }) => {
      await visit(name, { viewport, colorScheme }, async (page) => {
        const button = page.getByRole("button", { name: "Open all shown" });
        if (name === "failing") await button.click();
        const { violations } = await new AxeBuilder({ page })
          .options({ resultTypes: ["violations"] })
          .analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      });
    },
  );

  test("a phone never scrolls sideways, not even with everything open", async () => {
    await visit("failing", { viewport: PHONE }, async (page) => {
      await page.getByRole("button", { name: "Open all shown" }).click();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBe(PHONE.width);
    });
  });

  test("the first Tab reaches the skip link, which leads past the contents", async () => {
    await visit("failing", { viewport: DESKTOP }, async (page) => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
      expect(await page.locator(".skip").evaluate((link) => link.clientWidth > 100)).toBe(true);
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    });
  });

  test("Enter opens a call", async () => {
    await visit("failing", { viewport: DESKTOP }, async (page) => {
      const answer = page.locator("#call-every-option pre").last();
      expect(await answer.isVisible()).toBe(false);
      await page.locator("summary").first().focus();
      await page.keyboard.press("Enter");
      expect(await answer.innerText()).toBe("HTTP 202\nETag: 0x8DB9ABD9BC6099C");
    });
  });

  test.each([true, false])(
    "a finding leads to its call, which opens (script: %s)",
    async (javaScriptEnabled) => {
      await visit("failing", { viewport: DESKTOP, javaScriptEnabled }, async (page) => {
        await page.getByRole("link", { name: "The call in the transcript" }).first().click();
        await page.locator("#call-every-option pre").first().waitFor({ state: "visible", timeout: 2000 });
      });
    },
  );

  test("calls can be picked by their answer and by words; without script there is no filter", async () => {
    await visit("failing", { viewport: DESKTOP }, async (page) => {
      await page.getByLabel("Last answer").selectOption("409");
      expect(await page.getByRole("status").innerText()).toBe("1 of 19 shown");
      await page.getByLabel("Last answer").selectOption("");
      await page.getByLabel("Title or outcome").fill("TIMEOUT IS 11");
      expect(await page.locator("#calls > details:visible").count()).toBe(1);
    });
    await visit("failing", { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator("#tools").isVisible()).toBe(false);
    });
  });

  test("markup in a value is shown, not obeyed", async () => {
    await visit("failing", { viewport: DESKTOP }, async (page) => {
      expect(await page.getByRole("heading", { name: '<script>alert("x")</script>' }).isVisible()).toBe(true);
      expect(await page.locator("script").count()).toBe(1);
    });
  });

  test("on paper it is light, without controls, and has the findings", async () => {
    await visit("failing", { viewport: DESKTOP, colorScheme: "dark" }, async (page) => {
      const pdf = await page.pdf({ format: "A4", outline: true, tagged: true });
      const titles = pdf.toString("latin1").match(/(?<=\/Title \()[^)]*/g);
      expect(titles).toContain("Findings");
      expect(titles).toContain(findings[0]?.scenario);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("nav, .tools, .skip").filter({ visible: true }).count()).toBe(0);
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        "rgb(255, 255, 255)",
      );
      expect(await page.locator(".card:visible").count()).toBe(findings.length);
    });
  });
});
