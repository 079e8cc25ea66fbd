import type { IdSource } from "./id-sources.ts";
import type { OnEvent } from "./library.ts";
import { liveReporter } from "./live-reporter.ts";
import { jsonReporter, plainReporter } from "./plain-reporter.ts";
import type { Reporter } from "./reporter.ts";
import type { Surroundings } from "./surroundings.ts";
import { duration } from "./tally.ts";

/**
 * Chooses how a run is shown: live at a terminal, in lines elsewhere.
 * @param json whether stdout is for JSON alone
 * @param sources where the ids come from
 */
export function reporterFor(
  json: boolean,
  surroundings: Surroundings,
  sources: readonly Pick<IdSource, "isTyped">[],
): Reporter {
  const { stdout, stderr, env } = surroundings;
  // Lines of JSON on the same screen would break the bar, and so would somebody who types there.
  const isTyped = sources.some((source) => source.isTyped);
  const hasRoom = !isTyped && (json ? stdout.isTTY !== true : stdout.isTTY === true);
  const isLive = stderr.isTTY === true && hasRoom && env["TERM"] !== "dumb";
  if (!isLive) return json ? jsonReporter(surroundings) : plainReporter(surroundings);
  const live = liveReporter(surroundings);
  if (!json) return live;
  const lines = jsonReporter(surroundings);
  return {
    ...live,
    job(line) {
      lines.job(line);
      live.job(line);
    },
  };
}

/** Has a reporter tell of throttling. */
export const tellingOfThrottling =
  (reporter: Reporter): OnEvent =>
  (event) => {
    if (event.type === "retry" && event.reason === "429") {
      reporter.slow(`throttled for ${duration(event.delayMs)}`);
    }
  };
