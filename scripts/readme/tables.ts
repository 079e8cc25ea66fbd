import runtimeResults from "../../runtimes/results.json" with { type: "json" };
import type { Results } from "../../runtimes/results.ts";
import { retryTable } from "../../src/retry-table.ts";
import { benchTables } from "./bench-tables.ts";
import { commandHelp } from "./command-help.ts";
import { type DocumentedMember, documented } from "./documented.ts";
import { markdownTable } from "./markdown-table.ts";
import { retryReasons } from "./retry-reasons.ts";
import { runtimesTable } from "./runtimes-table.ts";
import type { Tables } from "./with-tables.ts";

const all = documented();
const terminateHelp = await commandHelp("terminate");

/** What is made from the code in README.md, by the name of its markers. */
export const readmeTables: Tables = {
  runtimes: () => runtimesTable(runtimeResults as Results),
  "terminate-help": () => terminateHelp,
  "job-line": () =>
    markdownTable(
      ["Field", "Meaning"],
      membersOf("JobLine").map(({ name, text }) => [code(name), text]),
    ),
  "client-options": () => optionTable([...membersOf("RetryPolicy"), ...membersOf("BatchClientOptions")]),
  "node-options": () => optionTable(membersOf("NodeBatchClientOptions")),
  "call-options": () => optionTable(membersOf("TerminateJobOptions")),
  "many-options": () => optionTable(membersOf("TerminateJobsOptions")),
  "wait-options": () => optionTable(membersOf("WaitOptions")),
  result: () => fieldTable(membersOf("TerminateJobResult")),
  "wait-result": () => fieldTable(membersOf("WaitForTerminationResult")),
  errors: () =>
    markdownTable(
      ["Class", "When", "Fields"],
      [...all.values()]
        .filter(({ name }) => /^Batch\w+Error$/.test(name))
        .map(({ name, text, members }) => [
          code(name),
          text,
          [...fieldsOf(members), ...(name === "BatchClientError" ? ["cause"] : [])].map(code).join(", "),
        ]),
    ),
  "retry-table": () =>
    markdownTable(
      ["What happened", "Tried again", "The service may have acted", "Why"],
      retryTable.map(({ failure, retried, mayHaveActed }) => [
        failure,
        yesOrNo(retried),
        yesOrNo(mayHaveActed),
        retryReasons[failure] ?? "",
      ]),
    ),
  ...benchTables,
};

const optionTable = (members: readonly DocumentedMember[]) =>
  markdownTable(
    ["Option", "Type", "Default", "Meaning"],
    members.map(({ name, type, text, defaultValue }) => [
      code(name),
      code(type),
      defaultValue || "none",
      text,
    ]),
  );

const fieldTable = (members: readonly DocumentedMember[]) =>
  markdownTable(
    ["Field", "Type", "Meaning"],
    members.map(({ name, type, text }) => [code(name), code(type), text]),
  );

function membersOf(name: string): readonly DocumentedMember[] {
  const found = all.get(name);
  if (!found) throw new Error(`${name}, which the README shows, is gone.`);
  return found.members;
}

const fieldsOf = (members: readonly DocumentedMember[]) =>
  members.map(({ name }) => name).filter((name) => name !== "name");
const code = (text: string) => `\`${text}\``;
const yesOrNo = (value: boolean) => (value ? "yes" : "no");
