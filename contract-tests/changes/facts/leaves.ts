import { type Fact, type Kind, keyOf, type Subject } from "../fact.ts";
import { isMapping, type Spot, where } from "../spot.ts";

/** Every single value at and below a spot, each as a fact of its own. */
export function* leaves(
  spot: Spot,
  subject: Subject,
  kind: Kind,
  above: readonly string[] = [],
): Generator<Fact> {
  const { place } = spot.target();
  const key = where(place);
  const members = [...spot.members()];
  if (members.length === 0 || above.includes(key)) {
    const value = isMapping(spot.value)
      ? keyOf(members.map(([name]) => name)) || empty(spot.value)
      : spot.value;
    yield { ...subject, kind, value, place: spot.place };
    return;
  }
  for (const [name, member] of members) {
    yield* leaves(member, { ...subject, path: [...subject.path, name] }, kind, [...above, key]);
  }
}

function empty(value: unknown): unknown {
  return Array.isArray(value) ? [] : {};
}
