import { describe, expect, test } from "vitest";
import { closingNotes } from "../../src/cli/closing-notes.ts";
import { idSources } from "../../src/cli/id-sources.ts";
import { Interrupt } from "../../src/cli/interrupt.ts";
import type { JobLine } from "../../src/cli/job-line.ts";
import type { Journal } from "../../src/cli/journal.ts";
import { plainReporter } from "../../src/cli/plain-reporter.ts";
import { runJobs } from "../../src/cli/run-jobs.ts";
import { Tally } from "../../src/cli/tally.ts";
import { type Stage, stage } from "./stage.ts";

test("a journal that takes nothing more ends the run, and every outcome is told", async () => {
  const { surroundings, stdout, stderr } = stage();
  let failure: string | undefined;
  const journal: Journal = {
    ...{ done: new Set<string>(), note: undefined },
    get failure() {
      return failure;
    },
    record(_: JobLine, settled: () => void) {
      failure = "ENOSPC";
      settled();
    },
    ready: async () => {},
    close: async () => {},
  };
  async function* work(jobIds: AsyncIterable<string>) {
    for await (const jobId of jobIds) yield { line: { jobId, outcome: "accepted" as const } };
  }
  const code = await runJobs(
    {
      sources: await idSources(["a", "b"], [], surroundings),
      reporter: plainReporter(surroundings),
      interrupt: new Interrupt(),
      openJournal: async () => journal,
      stopOnError: false,
      ...{ canJournal: true, isDry: false },
      work,
    },
    surroundings,
  );
  expect(code).toBe(1);
  expect(stdout.text()).toMatch(/^accepted +a\nnotTried +b\n$/);
  expect(stderr.text()).toContain("Stopped: the journal takes nothing more.");
  expect(stderr.text()).toContain("The journal could not be written (ENOSPC).");
  expect(stderr.text()).toContain("Left: 1 job.");
});

const over = {
  ...{ tally: new Tally(), cut: [], elapsedMs: 0, stoppedBy: undefined },
  ...{ isBroken: false, canJournal: true, journal: undefined, isInterrupted: false, isDry: false },
};

test("an interrupt before the first job says so", () => {
  expect(closingNotes({ ...over, cut: ["stdin", "ids"], isInterrupted: true })).toEqual([
    "Nothing was begun, in 0.0 s.",
    "Interrupted. Left: 0 jobs, and whatever was still to come from stdin and ids. With --journal <file>, the same command would have gone on from here.",
  ]);
});

test("an interrupt that leaves nothing gives no advice", () => {
  expect(closingNotes({ ...over, isInterrupted: true })).toEqual([
    "No job came, in 0.0 s.",
    "Interrupted. Left: 0 jobs.",
  ]);
});

describe("when nobody reads stdout any more", () => {
  /** Runs over two jobs; something happens after the first. */
  async function until(happens: (on: Stage) => void, isDry = false) {
    const on = stage();
    const { surroundings, stderr } = on;
    async function* work(jobIds: AsyncIterable<string>) {
      for await (const jobId of jobIds) {
        yield { line: { jobId, outcome: "accepted" as const } };
        happens(on);
      }
    }
    const code = await runJobs(
      {
        sources: await idSources(["a", "b"], [], surroundings),
        reporter: plainReporter(surroundings),
        interrupt: new Interrupt(),
        stopOnError: false,
        ...{ canJournal: !isDry, isDry },
        work,
      },
      surroundings,
    );
    return { code, stderr: stderr.text() };
  }
  const close = ({ stdout }: Stage) =>
    stdout.emit("error", Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));

  test("the run says so and tells what is left, and nobody is said to have interrupted it", async () => {
    const { code, stderr } = await until(close);
    expect(code).toBe(130);
    expect(stderr).toMatch(
      /^Stopped: nobody reads the output any more\.\n1 accepted, 1 not tried, in .*\nLeft: 1 job\. With --journal/,
    );
    expect(stderr).not.toContain("Interrupted");
  });

  test("a dry run leaves nothing", async () => {
    const { code, stderr } = await until(close, true);
    expect(code).toBe(130);
    expect(stderr).toMatch(/^Stopped: nobody reads the output any more\.\n.*\n$/);
  });

  test.each(["before", "after"])("Ctrl-C %s that counts as an interrupt", async (when) => {
    const { code, stderr } = await until((on) => {
      if (when === "after") close(on);
      on.interrupt();
      if (when === "before") close(on);
    });
    expect(code).toBe(130);
    expect(stderr).toContain("Interrupted. Left: 1 job.");
    expect(stderr).not.toContain("nobody reads");
  });
});

test("an interrupted dry run leaves nothing", () => {
  expect(closingNotes({ ...over, cut: ["stdin"], isInterrupted: true, isDry: true })).toEqual([
    "Nothing was begun, in 0.0 s.",
    "Interrupted.",
  ]);
});
