import { defineConfig } from "vitest/config";

// A fault of Node.js's own fetch (nodejs/undici issue 5360), met by chance: when a connection ends while its parser is
// paused, an assertion fails outside of any call. No code that uses fetch can catch it; the call itself settles.
function onUnhandledError(error: { readonly code?: unknown; readonly stack?: string }): false | undefined {
  const isUndiciAssertion = error.code === "ERR_ASSERTION" && error.stack?.includes("at Parser.finish");
  return isUndiciAssertion ? false : undefined;
}

export default defineConfig({
  test: {
    onUnhandledError,
    reporters: ["default", "./test/closing-line.ts"],
    coverage: {
      include: ["src/**/*.ts"],
      exclude: ["src/**/*.test.ts", "src/testing/**"],
      thresholds: { branches: 99, statements: 100, functions: 100, lines: 100 },
      reporter: ["text-summary"],
    },
    projects: [
      { test: { name: "unit", include: ["src/**/*.test.ts"] } },
      // They need nothing of what is installed in bench/ alone.
      { test: { name: "bench", include: ["bench/**/*.test.ts"] } },
      {
        test: {
          name: "repository",
          include: ["test/**/*.test.ts", "runtimes/**/*.test.ts"],
          globalSetup: ["test/build.ts"],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: "contract",
          include: ["contract-tests/**/*.test.ts"],
          globalSetup: ["contract-tests/global-setup.ts"],
          // The files share no state but the mock; loading ajv and yaml for each took half of the time.
          isolate: false,
          testTimeout: 20_000,
        },
      },
    ],
  },
});
