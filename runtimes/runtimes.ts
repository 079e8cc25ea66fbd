/** How a runtime is started. */
export type Start = "program" | "worker" | "page";

/** A runtime that the packed package is tried in. */
export interface Runtime {
  /** Its base path at the service, too. */
  readonly id: string;
  readonly title: string;
  readonly start: Start;
  /** Where its binary is below runtimes/node_modules, by the platform's architecture; none for the system's own. */
  readonly binaries: Readonly<Record<string, string>>;
  /** What stands in front of the program; `{port}` is the service's. */
  readonly args: readonly string[];
  /** The conditions by which it chooses among the package's exports, or by which its users' bundlers choose. */
  readonly conditions: readonly string[];
  /** The same for require(); undefined where there is none. */
  readonly requireConditions: readonly string[] | undefined;
}

const node = (release: string, args: readonly string[] = []): Runtime => ({
  id: `node-${release}`,
  title: `Node.js ${release}`,
  start: "program",
  binaries: { x64: `node-${release}-x64/bin/node`, arm64: `node-${release}-arm64/bin/node` },
  args,
  conditions: ["node", "import", "module-sync", "node-addons"],
  requireConditions: ["node", "require", "module-sync", "node-addons"],
});

/** Every runtime, in the order in which they are tried. */
export const runtimes: readonly Runtime[] = [
  // The first that package.json says it runs on. Without the flag it cannot tell which file it loads.
  node("20.0", ["--experimental-import-meta-resolve"]),
  node("20"),
  node("22"),
  node("24"),
  node("26"),
  {
    id: "bun",
    title: "Bun",
    start: "program",
    binaries: { x64: "@oven/bun-linux-x64/bin/bun", arm64: "@oven/bun-linux-aarch64/bin/bun" },
    args: ["run", "--no-install"],
    conditions: ["bun", "node", "import"],
    requireConditions: ["bun", "node", "require"],
  },
  {
    id: "deno",
    title: "Deno",
    start: "program",
    binaries: { x64: "@deno/linux-x64-glibc/deno", arm64: "@deno/linux-arm64-glibc/deno" },
    args: [
      ...["run", "--no-prompt", "--cached-only", "--node-modules-dir=manual"],
      "--allow-net=127.0.0.1:{port}",
    ],
    conditions: ["deno", "node", "import"],
    // Its require() goes by the conditions of Node.js alone.
    requireConditions: ["node", "require"],
  },
  {
    id: "workerd",
    title: "workerd (Cloudflare Workers)",
    start: "worker",
    binaries: {
      x64: "@cloudflare/workerd-linux-64/bin/workerd",
      arm64: "@cloudflare/workerd-linux-arm64/bin/workerd",
    },
    args: [],
    // As wrangler bundles.
    conditions: ["workerd", "worker", "browser", "import"],
    requireConditions: undefined,
  },
  {
    id: "chromium",
    title: "Chromium",
    start: "page",
    binaries: {},
    args: [],
    conditions: ["browser", "import"],
    requireConditions: undefined,
  },
];
