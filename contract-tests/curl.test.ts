import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { curlOf } from "./curl.ts";

const run = promisify(execFile);
const request = {
  method: "POST",
  url: "http://127.0.0.1:1/jobs/it's%20a/terminate?api-version=1&timeout=",
  headers: [
    ["Content-Type", "application/json; odata=minimalmetadata"],
    ["Authorization", "Bearer a-token-that-is-secret"],
    ["client-request-id", ""],
    ["content-length", "2"],
  ],
  body: `{"terminateReason":"it's $HOME \`date\` \\"\n"}`,
} as const;

test("the command is what a shell hands to curl, word for word, with the token from a variable", async () => {
  const command = curlOf(request).replace(
    /^curl/,
    "node -e 'console.log(JSON.stringify(process.argv.slice(1)))' --",
  );
  const env = { ...process.env, AZURE_BATCH_TOKEN: "mine" };
  const { stdout } = await run("sh", ["-c", command], { env });
  expect(JSON.parse(stdout)).toEqual([
    ...["--include", "--path-as-is", "-X", "POST", request.url],
    ...["-H", "Content-Type: application/json; odata=minimalmetadata"],
    ...["-H", "Authorization: Bearer mine", "-H", "client-request-id;"],
    ...["--data-binary", request.body],
  ]);
});

test.for([
  ["SharedKey account:c2VjcmV0", "'Authorization: SharedKey account:[redacted]'"],
  ["Basic secret", "'Authorization: Basic[redacted]'"],
  ["secret", "[redacted]"],
  ["", "'Authorization;'"],
])("of the credential %s nothing secret is in the command", ([value = "", told = ""]) => {
  const command = curlOf({ ...request, headers: [["Authorization", value]] });
  expect(command).toContain(told);
  expect(command).not.toMatch(/secret|c2VjcmV0/);
});

test("a request that was signed is sent with a token: its signature would be too old", () => {
  const signed = `SharedKey account:${"A".repeat(43)}=`;
  const command = curlOf({ ...request, headers: [["Authorization", signed]] });
  expect(command).toContain('"Authorization: Bearer $AZURE_BATCH_TOKEN"');
  expect(command).not.toContain("SharedKey");
});

test("a request without a body sends none", () => {
  expect(curlOf({ ...request, body: "" })).not.toContain("--data");
});
