import { below, type Fact, presence, type Subject } from "../fact.ts";
import type { Spot } from "../spot.ts";
import { annotation } from "./annotations.ts";
import { leaves } from "./leaves.ts";

/** The ways to be let in, each with its scopes and what its scheme is. No list, or an empty one, is a way as well. */
export function* securityFacts(
  security: Spot,
  schemes: Spot | undefined,
  operation: Subject,
): Generator<Fact> {
  const ways = [...security.target().members().values()];
  for (const way of Array.isArray(security.value) && ways.length > 0 ? ways : [undefined]) {
    const parts = [...(way?.members() ?? [])].sort(([one], [other]) => (one < other ? -1 : 1));
    const names = parts.map(([name]) => name);
    const at: Subject = { ...below(operation, `security ${names.join(" and ") || "none"}`), side: "request" };
    yield presence(at, "security-alternative", way ?? security);
    for (const [name, scopes] of parts) {
      for (const scope of scopes.members().values()) {
        yield presence(below(at, `scope ${String(scope.value)}`), "security-scope", scope);
      }
      const scheme = schemes?.member(name);
      if (scheme) yield* schemeFacts(scheme, below(at, `scheme ${name}`));
    }
  }
}

function* schemeFacts(scheme: Spot, subject: Subject): Generator<Fact> {
  for (const [key, member] of scheme.members()) {
    if (key === "flows") yield* flowFacts(member, below(subject, key));
    else yield* annotation(key, member, subject) ?? leaves(member, below(subject, key), "security-scheme");
  }
}

function* flowFacts(flows: Spot, subject: Subject): Generator<Fact> {
  for (const [name, flow] of flows.members()) {
    const at = below(subject, name);
    yield presence(at, "security-scheme", flow);
    for (const [key, member] of flow.members()) {
      if (key !== "scopes") {
        yield* annotation(key, member, at) ?? leaves(member, below(at, key), "security-scheme");
        continue;
      }
      for (const [scope, text] of member.members()) {
        yield presence(below(at, `scope ${scope}`), "security-scheme", text);
        yield* leaves(text, below(below(at, `scope ${scope}`), "description"), "text");
      }
    }
  }
}

/** The addresses that the operation is to be found at. */
export function* serverFacts(servers: Spot | undefined, operation: Subject): Generator<Fact> {
  for (const server of servers?.members().values() ?? []) {
    const at = below(operation, `server ${String(server.member("url")?.value)}`);
    yield presence(at, "server", server);
    for (const [name, variable] of server.member("variables")?.members() ?? []) {
      const part = below(at, `variable ${name}`);
      yield presence(part, "server-detail", variable);
      for (const [key, member] of variable.members()) {
        yield* annotation(key, member, part) ?? leaves(member, below(part, key), "server-detail");
      }
    }
    for (const [key, member] of server.members()) yield* annotation(key, member, at) ?? [];
  }
}
