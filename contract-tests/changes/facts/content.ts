import { normalMediaType } from "../../media-type.ts";
import { below, type Fact, presence, type Subject } from "../fact.ts";
import type { Spot } from "../spot.ts";
import { annotation } from "./annotations.ts";
import { leaves } from "./leaves.ts";
import { schemaFacts } from "./schema.ts";

/** What may be sent under each media type, however that is spelled. */
export function* contentFacts(content: Spot | undefined, subject: Subject): Generator<Fact> {
  for (const [name, mediaType] of content?.members() ?? []) {
    const at = below(subject, normalMediaType(name));
    yield presence(at, "media-type", mediaType);
    yield* valueFacts(mediaType, at);
  }
}

/** What a media type, a parameter or a header says about its value; keys in `done` have been dealt with. */
export function* valueFacts(holder: Spot, subject: Subject, done: readonly string[] = []): Generator<Fact> {
  for (const [key, member] of holder.members()) {
    if (done.includes(key)) continue;
    if (key === "schema") yield* schemaFacts(member, subject);
    else if (key === "content") yield* contentFacts(member, subject);
    else yield* annotation(key, member, subject) ?? leaves(member, below(subject, key), "serialization");
  }
}
