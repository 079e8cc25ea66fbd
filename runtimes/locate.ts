import type { Runtime } from "./runtimes.ts";

/** Where a runtime's binary is, or why there is none. */
export type Place = { readonly path: string } | { readonly reason: string };

/** The machine, and where the runtimes are installed. */
export interface Machine {
  readonly platform: string;
  readonly arch: string;
  readonly modules: string;
  /** Whether a file can be executed. */
  readonly isExecutable: (path: string) => boolean;
  /** The system's Chromium. */
  readonly chromium: string | undefined;
}

/** Tells where a runtime's binary is on a machine, or why it cannot be had. */
export function locate({ start, binaries }: Runtime, machine: Machine): Place {
  const { platform, arch, modules, isExecutable, chromium } = machine;
  if (start === "page") {
    return chromium
      ? { path: chromium }
      : { reason: "there is no Chromium or Chrome; CHROMIUM_PATH can tell where it is" };
  }
  const binary = platform === "linux" ? binaries[arch] : undefined;
  if (!binary) return { reason: `runtimes/package.json has no binary for ${platform} on ${arch}` };
  const path = `${modules}/${binary}`;
  return isExecutable(path)
    ? { path }
    : { reason: `it is not installed: there is no runtimes/node_modules/${binary}` };
}
