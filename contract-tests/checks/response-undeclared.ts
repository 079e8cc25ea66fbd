import type { Schema } from "../load-contract.ts";
import { parsedJson } from "../parsed-json.ts";
import { type Check, judged } from "./check.ts";
import { documentedResponse, schemaOf } from "./response-status.ts";

// Headers of HTTP itself and of what stands in between (RFC 9110, 9111, 6797 and 7838, the Fetch standard), and
// the mock's own.
const GENERAL = new Set([
  ...["age", "allow", "alt-svc", "cache-control", "connection", "content-encoding", "content-length"],
  ...[
    "content-type",
    "date",
    "expires",
    "keep-alive",
    "location",
    "nel",
    "pragma",
    "report-to",
    "retry-after",
  ],
  ...["server", "server-timing", "set-cookie", "sl-violations", "strict-transport-security", "trailer"],
  ...["transfer-encoding", "vary", "via", "www-authenticate"],
]);
const isGeneral = (name: string) =>
  GENERAL.has(name) || name.startsWith("x-") || name.startsWith("access-control-");

/** The answer has no header and no field that the contract does not know: what is new should be seen. */
export const responseUndeclared: Check = (
  { response: { status, headers, body } },
  { operation, pointerOf },
) => {
  const answer = documentedResponse(operation, status);
  if (!answer) return [];
  // Beside those of the answer itself, an error may tell what a success tells.
  const declared = [
    ...Object.values(operation.responses).flatMap((each) => Object.keys(each.headers ?? {})),
    ...(answer["x-undeclared"] ?? []),
  ];
  const known = new Set(declared.map((name) => name.toLowerCase()));
  const schema = schemaOf(answer, headers);
  const unknown = [
    ...headers
      .map(([name]) => name)
      .filter((name) => !isGeneral(name.toLowerCase()) && !known.has(name.toLowerCase()))
      .map((name) => `header ${name}`),
    ...(schema ? unknownFields(schema, parsedJson(body), "").map((path) => `field ${path}`) : []),
  ];
  return judged(
    pointerOf(answer),
    unknown.map((what) => ({
      received: what,
      documented: `nothing of that name on a ${status}`,
      mend: "declare it in the contract, with its source, if the service sends it; or look for who adds it.",
    })),
  );
};

function unknownFields(schema: Schema, value: unknown, path: string): string[] {
  const items = schema["items"] as Schema | undefined;
  if (Array.isArray(value))
    return items ? value.flatMap((each) => unknownFields(items, each, `${path}[]`)) : [];
  if (value === null || typeof value !== "object" || !schema.properties) return [];
  const { properties } = schema;
  return Object.entries(value).flatMap(([name, member]) => {
    const field = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const here = path === "" ? name : `${path}.${name}`;
    return field ? unknownFields(field, member, here) : [here];
  });
}
