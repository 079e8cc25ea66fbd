import { below, type Fact, presence, type Subject, saying } from "../fact.ts";
import type { Spot } from "../spot.ts";
import { annotation } from "./annotations.ts";
import { contentFacts, valueFacts } from "./content.ts";
import { restatedKeys, type Writing } from "./serialization.ts";

/** The parameters of an operation; its own replace those of its path. */
export function* parameterFacts(lists: readonly (Spot | undefined)[], operation: Subject): Generator<Fact> {
  const all = lists.flatMap((list) => [...(list?.members().values() ?? [])]);
  const byName = new Map(all.map((spot) => [title(spot), spot]));
  for (const [name, spot] of byName) {
    const at: Subject = { ...below(operation, name), side: "request" };
    const required = spot.member("required");
    yield presence(at, "parameter", spot, required?.value === true);
    yield saying(at, "required", "required", required ?? spot.target(), required?.value === true);
    const spelled = spot.member("name");
    if (spelled && spot.member("in")?.value === "header") {
      yield saying(at, "spelling", "header-spelling", spelled);
    }
    const writing = spot.member("in")?.value as Writing;
    yield* valueFacts(spot, at, ["name", "in", "required", ...restatedKeys(spot, writing)]);
  }
}

/** The body of an operation's request. */
export function* requestBodyFacts(body: Spot | undefined, operation: Subject): Generator<Fact> {
  if (body === undefined) return;
  const at: Subject = { ...below(operation, "request body"), side: "request" };
  const required = body.member("required");
  yield presence(at, "body", body, required?.value === true);
  yield saying(at, "required", "required", required ?? body.target(), required?.value === true);
  yield* contentFacts(body.member("content"), at);
  for (const [key, member] of body.members()) yield* annotation(key, member, at) ?? [];
}

// The names of headers are the same in any letter case.
function title(parameter: Spot): string {
  const name = String(parameter.member("name")?.value);
  const place = String(parameter.member("in")?.value);
  return `${place} parameter ${place === "header" ? name.toLowerCase() : name}`;
}
