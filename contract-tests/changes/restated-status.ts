import { isDeepStrictEqual } from "node:util";
import { type Change, factOf } from "./changes.ts";
import { type Fact, type Kind, keyOf } from "./fact.ts";

/**
 * Whether an error status has come or gone that says what holds without it: answers with this status have the same form
 * by the range that it belongs to or, without one, by `default` (OpenAPI 3.1, "Responses Object").
 */
export function isRestated(change: Change, before: readonly Fact[], after: readonly Fact[]): boolean {
  const { kind, path } = factOf(change);
  const status = /^response ([45])(\d\d|XX)$/.exec(path.at(-1) ?? "");
  if (kind !== "status" || change.how === "changed" || !status) return false;
  const [own, other] = change.how === "removed" ? [before, after] : [after, before];
  const covering = [`response ${status[1]}XX`, "response default"]
    .map((holder) => promises(other, [...path.slice(0, -1), holder]))
    .find((facts) => facts.size > 0);
  return isDeepStrictEqual(promises(own, path), covering);
}

const words = new Set<Kind>(["text", "example", "extension", "deprecation", "header-spelling"]);

// What is said at and below a response, by the rest of the path.
function promises(facts: readonly Fact[], response: readonly string[]): Map<string, unknown> {
  const key = keyOf(response);
  const at = facts.filter(
    ({ path, kind }) => !words.has(kind) && keyOf(path.slice(0, response.length)) === key,
  );
  return new Map(at.map(({ path, value }) => [keyOf(path.slice(response.length)), value]));
}
