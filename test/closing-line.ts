import type { Reporter, TestModule } from "vitest/node";

/** Ends every run with one plain line of counts, and fails a run in which no test was executed. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const [passed, failed, skipped] = [count("passed"), count("failed"), count("skipped")];
    if (passed + failed === 0) {
      process.exitCode = 1;
      console.error("No test was executed. That proves nothing, so the run counts as failed.");
    }
    process.on("exit", () => console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`));
  }
}
