import { defineConfig } from "vitest/config";

// Stryker wants a configuration without projects. Properties try each mutant a thousand times, and would take hours.
export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    exclude: ["src/**/*.property.test.ts"],
  },
});
