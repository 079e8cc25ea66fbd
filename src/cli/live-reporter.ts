import { type Options, type Params, SingleBar } from "cli-progress";
import { barText } from "./bar-text.ts";
import { FailureTable } from "./failure-table.ts";
import { isDone } from "./job-line.ts";
import type { Reporter } from "./reporter.ts";
import type { Surroundings } from "./surroundings.ts";
import { counted, Tally } from "./tally.ts";
import { visible } from "./visible.ts";

const NAMED = 10;

/** For people at a terminal: a bar with counts, rate and time left, and then a table of what failed. */
export function liveReporter({ stderr, elapsed }: Pick<Surroundings, "stderr" | "elapsed">): Reporter {
  const table = new FailureTable();
  const left: string[] = [];
  let leftCount = 0;
  let tally = new Tally();
  let total: number | undefined;
  let startedAt = elapsed();
  let slowness = "";
  let isLive = false;
  const format = (_: Options, { maxWidth }: Params) =>
    barText({ tally, total, elapsedMs: elapsed() - startedAt, slowness, columns: maxWidth - 1 });
  // Neither the cursor nor the wrapping of lines is switched off: a process that is killed leaves nothing to mend.
  const bar = new SingleBar({
    stream: stderr,
    format,
    clearOnComplete: true,
    linewrap: true,
    forceRedraw: true,
  });
  const aside = (text: string) => {
    if (isLive) bar.stop();
    stderr.write(`${text}\n`);
    if (isLive) bar.start(1, 0);
  };
  return {
    begin(counts, expected) {
      tally = counts;
      total = expected;
      startedAt = elapsed();
      isLive = true;
      bar.start(1, 0);
    },
    repeated() {
      if (total !== undefined) total--;
    },
    job(line) {
      slowness = "";
      if (line.outcome === "notTried") {
        if (leftCount++ < NAMED) left.push(visible(line.jobId));
      } else if (!isDone(line)) table.add(line);
    },
    note: aside,
    slow(text) {
      slowness = text;
    },
    end() {
      bar.stop();
      isLive = false;
      const text = table.text(stderr);
      if (text !== "") stderr.write(`${text}\n`);
      const more = leftCount > NAMED ? `, and ${counted(leftCount - NAMED)} more` : "";
      if (leftCount > 0) stderr.write(`Not tried: ${left.join(", ")}${more}.\n`);
    },
  };
}
