import { expect, test } from "vitest";
import type { Finding } from "./findings.ts";
import { lastRelease, releaseProblem } from "./released.ts";
import { type RuleId, severities } from "./severities.ts";

function finding(id: RuleId): Finding {
  return { id, severity: severities[id], place: "new.yaml:1:1", elements: ["it"], before: 1, after: 2 };
}

const callers = finding("request-parameter-removed");
const service = finding("request-parameter-added");
const harmless = finding("text-changed");

const changelog = (title: string, text: string) =>
  `# Changelog\n\n## [${title}]\n\n- ${text}\n\n## [1.0.0]\n\n- It began.\n`;

test.for<[string, Finding[], string, string, string]>([
  ["nothing changed", [], "1.0.0", changelog("Unreleased", ""), ""],
  ["something harmless", [harmless], "1.0.0", changelog("Unreleased", ""), ""],
  [
    "an operation that was not there before",
    [finding("operation-added")],
    "1.0.0",
    changelog("Unreleased", ""),
    "",
  ],
  [
    "a break for callers under the same version",
    [callers],
    "1.0.0",
    "",
    "Make the version in package.json 2.0.0",
  ],
  ["a break for callers under a new minor", [callers], "1.9.0", "", "Make the version in package.json 2.0.0"],
  [
    "a break for callers under a new major, untold",
    [callers],
    "2.0.0",
    changelog("2.0.0", ""),
    "request-parameter-removed.",
  ],
  [
    "the same, told under its version",
    [callers],
    "2.0.0",
    changelog("2.0.0", "request-parameter-removed"),
    "",
  ],
  [
    "the same, told under Unreleased",
    [callers],
    "2.0.0-beta.1",
    changelog("Unreleased", "request-parameter-removed"),
    "",
  ],
  [
    "the same, told under an old version",
    [callers],
    "2.0.0",
    changelog("0.9.0", "request-parameter-removed"),
    "Say in CHANGELOG.md",
  ],
  [
    "a break for the service under the same version",
    [service],
    "1.0.7",
    "",
    "Make the version in package.json 1.1.0",
  ],
  [
    "a break for the service under a new minor",
    [service],
    "1.1.0",
    changelog("1.1.0", "request-parameter-added"),
    "",
  ],
])("%s", ([, findings, version, text, problem]) => {
  const told = releaseProblem(findings, "1.0.0", version, text);
  if (problem === "") expect(told).toBe("");
  else expect(told).toContain(problem);
});

test("a problem lists every breaking change with its place", () => {
  expect(releaseProblem([callers, harmless, service], "1.0.0", "1.0.0", "").split("\n")).toEqual([
    "breaking-for-callers request-parameter-removed new.yaml:1:1: it: 1 -> 2",
    "breaking-for-service request-parameter-added new.yaml:1:1: it: 1 -> 2",
    "Make the version in package.json 2.0.0 or higher; it is 1.0.0.",
  ]);
});

test("the last release is the highest version, not the last name", () => {
  expect(lastRelease(["1.10.0.yaml", "1.9.0.yaml", "notes.md"]).version).toBe("1.10.0");
  expect(() => lastRelease([])).toThrow(/Put the released contract there/);
});
