import { defineConfig } from "tsdown";

export default defineConfig({
  entry: ["src/index.ts"],
  // Without project references, which would have to be built first.
  tsconfig: "tsconfig.base.json",
  platform: "neutral",
  target: "es2022",
  fixedExtension: false,
  dts: true,
  sourcemap: false,
  // On a slow machine it would warn that writing the types takes most of the time.
  inputOptions: { checks: { pluginTimings: false } },
});
