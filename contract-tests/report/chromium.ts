import { accessSync, constants } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

/** Where a Chromium is: what `CHROMIUM_PATH` says, or one of the usual places; undefined when there is none. */
export function chromiumPath(): string | undefined {
  const asked = process.env["CHROMIUM_PATH"];
  return (asked ? [asked] : PLACES).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts a Chromium that asks nothing of the network by itself. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  return chromium.launch({ executablePath, args });
}
