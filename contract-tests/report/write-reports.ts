import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { annotate } from "./annotations.ts";
import { htmlPage } from "./html.ts";
import { junitXml } from "./junit.ts";
import { markdownSummary } from "./markdown.ts";
import type { Report } from "./report.ts";
import { terminalText } from "./terminal.ts";

/** Where reports go. */
export interface Output {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WriteStream;
}

const FILES = {
  html: "contract-report.html",
  junit: "contract-report.xml",
  markdown: "contract-report.md",
  json: "contract-report.json",
  github: "",
} as const;

/** A form of the report, and the file for it. */
export interface ReportRequest {
  readonly form: keyof typeof FILES;
  readonly file: string | undefined;
}

/** Reads `html` or `html=site/contract.html`; a text back says what is wrong. */
export function readReportRequest(
  text: string,
  fileOf: (path: string) => string = (path) => path,
): ReportRequest | string {
  const [form = "", file] = text.split(/=(.*)/s);
  if (!(form in FILES)) return `There is no report "${form}". There are ${Object.keys(FILES).join(", ")}.`;
  if (form === "github" && file !== undefined) return "The report github goes to the log and has no file.";
  if (file === "") return `Name the file after "${form}=", or leave out the equals sign.`;
  return { form: form as keyof typeof FILES, file: file && fileOf(file) };
}

/**
 * Writes the reports that were asked for, and says where they are.
 * @throws when some could not be written, after all others were
 */
export function writeReports(
  report: Report,
  requests: readonly ReportRequest[],
  { env, stdout }: Output,
): void {
  const failures: string[] = [];
  for (const request of requests) {
    try {
      writeReport(report, request, { env, stdout });
    } catch (error) {
      failures.push(
        `the report ${request.form} cannot be written: ${error instanceof Error ? error.message : error}`,
      );
    }
  }
  if (failures.length > 0) throw new Error(`${failures.join("; ")}. Name a file that can be written.`);
}

function writeReport(report: Report, { form, file }: ReportRequest, { env, stdout }: Output): void {
  const summary = env["GITHUB_STEP_SUMMARY"];
  if (form === "github") annotate(report, (line) => stdout.write(line));
  else if (form === "markdown" && file === undefined && summary)
    appendFileSync(summary, markdownSummary(report));
  else {
    const path = file ?? FILES[form];
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, TEXTS[form](report));
    stdout.write(`${form} report: ${relative(process.cwd(), path)}\n`);
  }
}

// Wide enough for one line a check.
const LOG_COLUMNS = 150;

/** Prints the report for people, in the width and the colours that the terminal has. */
export function printReport(report: Report, { stdout, env }: Output): void {
  const color = stdout.isTTY === true && !env["NO_COLOR"] && stdout.hasColors();
  // A terminal that nobody has given a size has 0 columns.
  stdout.write(terminalText(report, { columns: stdout.columns || LOG_COLUMNS, color }));
}

const TEXTS: Readonly<Record<Exclude<ReportRequest["form"], "github">, (report: Report) => string>> = {
  html: htmlPage,
  junit: junitXml,
  markdown: markdownSummary,
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
};
