import { retryTable } from "../../src/retry-table.ts";
import { type Documented, type DocumentedMember, documented } from "./documented.ts";
import { markdownTable } from "./markdown-table.ts";
import type { Tables } from "./with-tables.ts";

/** The tables of README.md, by the name of their markers. */
export const readmeTables: Tables = {
  "client-options": () => {
    const { BatchClientOptions, RetryPolicy } = Object.fromEntries(documented("options.ts"));
    return optionTable([...membersOf(RetryPolicy), ...membersOf(BatchClientOptions)]);
  },
  "call-options": () => optionTable(membersOf(documented("terminate-input.ts").get("TerminateJobOptions"))),
  result: () =>
    markdownTable(
      ["Field", "Type", "Meaning"],
      membersOf(documented("result.ts").get("TerminateJobResult")).map(({ name, type, text }) => [
        code(name),
        code(type),
        text,
      ]),
    ),
  errors: () =>
    markdownTable(
      ["Class", "When", "Fields"],
      [...documented("errors.ts").values()]
        .filter(({ name }) => name.endsWith("Error"))
        .map(({ name, text, members }) => [
          code(name),
          text,
          [...fieldsOf(members), ...(name === "BatchClientError" ? ["cause"] : [])].map(code).join(", "),
        ]),
    ),
  "retry-table": () =>
    markdownTable(
      ["What happened", "Tried again", "The service may have acted", "Why"],
      retryTable.map(({ failure, retried, mayHaveActed, why }) => [
        failure,
        yesOrNo(retried),
        yesOrNo(mayHaveActed),
        why,
      ]),
    ),
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

function membersOf(found: Documented | undefined): readonly DocumentedMember[] {
  if (!found) throw new Error("An interface that the README shows is gone.");
  return found.members;
}

const fieldsOf = (members: readonly DocumentedMember[]) =>
  members.map(({ name }) => name).filter((name) => name !== "name");
const code = (text: string) => `\`${text}\``;
const yesOrNo = (value: boolean) => (value ? "yes" : "no");
