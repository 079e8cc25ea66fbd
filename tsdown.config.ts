import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { defineConfig } from "tsdown";
import { leaveOut } from "./scripts/leave-out.ts";
import { lightRequests } from "./scripts/light-requests.ts";

const shared = {
  // Without project references, which would have to be built first.
  tsconfig: "tsconfig.base.json",
  target: "es2022",
  fixedExtension: false,
  sourcemap: false,
  // On a slow machine it would warn that writing the types takes most of the time.
  inputOptions: { checks: { pluginTimings: false } },
} as const;

// The command line loads the package from beside itself: it stands in dist/ once.
const besideItself = {
  name: "package-beside-itself",
  resolveId: (source: string) =>
    source === "../node/index.ts" ? { id: "./node.js", external: "absolute" as const } : null,
};

const typesBesideThem = {
  name: "types-beside-them",
  resolveId: (source: string, importer?: string) =>
    source.startsWith("../") && /[\\/]src[\\/]node[\\/]/.test(importer ?? "")
      ? { id: "./index.js", external: "absolute" as const }
      : null,
};

// The tables are not coloured; the package that would do it is optional there.
const withoutColours = {
  name: "without-colours",
  resolveId: (source: string) => (source === "@colors/colors/safe" ? "\0no-colours" : null),
  load: (id: string) => (id === "\0no-colours" ? "export {};" : null),
};

interface Written {
  emitFile(file: { type: "asset"; fileName: string; source: string }): void;
}

// What is bundled is passed on, and so are its licences.
const licences = {
  name: "third-party-licences",
  generateBundle(
    this: Written,
    _: unknown,
    bundle: Record<string, { readonly moduleIds?: readonly string[] }>,
  ) {
    const files = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds);
    const folders = new Set(files.flatMap((file) => packageFolder(file)));
    const texts = [...folders].map(licenceText).sort();
    const source = `The command line of this package holds code of the packages below.\n${texts.join("")}`;
    this.emitFile({ type: "asset", fileName: "THIRD-PARTY-LICENSES.txt", source });
  },
};

function packageFolder(file: string): string[] {
  const found = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file);
  return found?.[1] === undefined ? [] : [found[1]];
}

function licenceText(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} is bundled, and brings no licence. See ${dirname(folder)}.`);
  const text = readFileSync(join(folder, file), "utf8").trim();
  return `\n${"=".repeat(80)}\n${name} ${version} (${license})\n${"=".repeat(80)}\n\n${text}\n`;
}

export default defineConfig([
  { ...shared, entry: ["src/index.ts"], platform: "neutral", dts: true, plugins: [leaveOut] },
  {
    ...shared,
    entry: { node: "src/node/index.ts" },
    platform: "node",
    dts: false,
    clean: false,
    plugins: [lightRequests, leaveOut],
  },
  // Its types are those of the package and what it has beside them: a client of one entry can be handed to the other.
  {
    ...shared,
    entry: { node: "src/node/index.ts" },
    platform: "node",
    dts: { emitDtsOnly: true },
    clean: false,
    plugins: [typesBesideThem],
  },
  {
    ...shared,
    entry: { cli: "src/cli/main.ts" },
    platform: "node",
    dts: false,
    // The library is built beside it.
    clean: false,
    // Everything that it needs, and nothing by accident: the build fails when another package comes along.
    deps: {
      onlyBundle: [
        ...["commander", "cli-progress", "cli-table3"],
        ...["string-width", "strip-ansi", "ansi-regex", "emoji-regex", "is-fullwidth-code-point"],
      ],
    },
    plugins: [besideItself, withoutColours, licences],
  },
]);
