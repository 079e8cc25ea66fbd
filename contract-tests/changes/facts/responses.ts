import { below, type Fact, presence, type Subject, saying } from "../fact.ts";
import type { Spot } from "../spot.ts";
import { annotation } from "./annotations.ts";
import { contentFacts, valueFacts } from "./content.ts";
import { leaves } from "./leaves.ts";
import { restatedKeys } from "./serialization.ts";

/** What may come back, by status. */
export function* responseFacts(responses: Spot | undefined, operation: Subject): Generator<Fact> {
  for (const [status, response] of responses?.members() ?? []) {
    if (status.startsWith("x-")) {
      yield* leaves(response, below(operation, status), "extension");
      continue;
    }
    const at: Subject = { ...below(operation, `response ${status}`), side: "response" };
    yield presence(at, "status", response);
    for (const [key, member] of response.members()) {
      if (key === "headers") yield* headerFacts(member, at);
      else if (key === "content") yield* contentFacts(member, at);
      else yield* annotation(key, member, at) ?? leaves(member, below(at, key), "operation-detail");
    }
  }
}

function* headerFacts(headers: Spot, response: Subject): Generator<Fact> {
  for (const [name, header] of headers.members()) {
    const at = below(response, `header ${name.toLowerCase()}`);
    const required = header.member("required");
    yield presence(at, "header", header, required?.value === true);
    yield saying(at, "required", "required", required ?? header.target(), required?.value === true);
    yield saying(at, "spelling", "header-spelling", header, name);
    yield* valueFacts(header, at, ["required", ...restatedKeys(header, "header")]);
  }
}
