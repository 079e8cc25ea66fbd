import { describe, test } from "vitest";
import type { Certificates } from "./certificates-under-test.ts";
import { checkScenario } from "./check-scenario.ts";
import { runScenario } from "./run-scenario.ts";
import type { Scenario, Sender, Setting } from "./scenario.ts";
import { table } from "./table.ts";

/** Makes a test of each scenario that makes sense in a setting. */
export function runTable(given: Omit<Setting, "sender">, certificates?: Certificates): void {
  describe.each(SENDERS)("over %s", (sender) => runWith({ ...given, sender }, certificates));
}

const SENDERS: readonly Sender[] = ["fetch", "node"];

function runWith(setting: Setting, certificates: Certificates | undefined): void {
  for (const [topic, scenarios] of Object.entries(table)) {
    describe(topic, () => {
      for (const scenario of scenarios.filter((each) => makesSense(each, setting))) {
        test(`${scenario.id}: ${scenario.title}`, { timeout: 10_000 }, async () => {
          checkScenario(scenario, setting, await runScenario(scenario, setting, certificates));
        });
      }
    });
  }
}

const makesSense = ({ only = {} }: Scenario, setting: Setting) =>
  (only.transport ?? setting.transport) === setting.transport &&
  (only.credential ?? setting.credential) === setting.credential;
