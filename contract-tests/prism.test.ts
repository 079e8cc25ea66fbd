import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { startPrism } from "./prism.ts";

const refuses = (url: string) =>
  expect(fetch(url)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });

// Starting it is slow, and two of them can share two cores.
describe.concurrent("starting and ending Prism", () => {
  test("Prism listens on a free port of the loopback host and is gone after stop, which may be called twice", async ({
    onTestFinished,
  }) => {
    const { url, stop } = await startPrism();
    onTestFinished(stop);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(url)).status).toBe(404);
    await stop();
    await stop();
    await refuses(url);
  });

  test("when Prism cannot start, the error says what Prism printed", async () => {
    await expect(startPrism({ document: "no-such-document.yaml" })).rejects.toThrow(
      /Prism ended at once \(exit code 1\) with no-such-document\.yaml\. It printed:\n[\s\S]*ENOENT/,
    );
  });

  test.skipIf(process.platform === "win32")(
    "Prism ends with its parent, even when that is killed",
    async ({ onTestFinished }) => {
      const module = JSON.stringify(new URL("prism.ts", import.meta.url).href);
      // The parent, too, must not outlive the tests.
      const script = `
        process.stdin.on("close", () => process.exit()).resume();
        const { startPrism } = await import(${module});
        console.log((await startPrism()).url);
      `;
      const parent = spawn(process.execPath, ["--input-type=module", "--eval", script], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      onTestFinished(() => void parent.kill("SIGKILL"));
      const [printed] = (await once(parent.stdout, "data")) as [Buffer];
      const url = printed.toString().trim();
      expect((await fetch(url)).status).toBe(404);

      parent.kill("SIGKILL");
      await once(parent, "exit");
      await vi.waitFor(() => refuses(url), { timeout: 10_000, interval: 10 });
    },
  );
});
