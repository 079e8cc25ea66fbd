import type { Reporter, SerializedError, TestModule } from "vitest/node";

/**
 * Ends every run with one plain line of counts, and fails a run in which no test was executed. A set-up that fails
 * counts as one failed: of a file, of a group, of the run. So a run that fails never says `0 failed`.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const groups = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = groups.filter((group) => group.errors().length > 0).length + unhandled.length;
    const [passed, failed, skipped] = [count("passed"), count("failed") + broken, count("skipped")];
    if (passed + failed === 0) {
      process.exitCode = 1;
      console.error("No test was executed. That proves nothing, so the run counts as failed.");
    }
    // What fails later, such as a coverage below its threshold, is in the exit code only.
    process.on("exit", (code) => {
      console.log(
        `${passed} passed, ${code === 0 ? failed : Math.max(failed, 1)} failed, ${skipped} skipped`,
      );
    });
  }
}
