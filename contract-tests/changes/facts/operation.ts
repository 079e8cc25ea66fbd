import { below, type Fact, presence, type Subject, saying } from "../fact.ts";
import { Spot } from "../spot.ts";
import { securityFacts, serverFacts } from "./access.ts";
import { annotation } from "./annotations.ts";
import { leaves } from "./leaves.ts";
import { parameterFacts, requestBodyFacts } from "./request.ts";
import { responseFacts } from "./responses.ts";

/** An operation and what is around it in its document. */
export interface Surroundings {
  /** Such as `POST /jobs/{jobId}/terminate`. */
  readonly name: string;
  readonly operation: Spot;
  readonly pathItem: Spot;
  readonly root: Spot;
}

const elsewhere = new Set(["parameters", "requestBody", "responses", "security", "servers", "operationId"]);

/** Everything that a document says about one operation. */
export function* operationFacts({ name, operation, pathItem, root }: Surroundings): Generator<Fact> {
  const subject: Subject = { path: [name], side: "document" };
  yield presence(subject, "operation", operation);
  const id = operation.member("operationId");
  if (id) yield saying(subject, "operationId", "operation-id", id);
  for (const [key, member] of operation.members()) {
    if (elsewhere.has(key)) continue;
    yield* annotation(key, member, subject) ?? leaves(member, below(subject, key), "operation-detail");
  }
  yield* parameterFacts([pathItem.member("parameters"), operation.member("parameters")], subject);
  yield* requestBodyFacts(operation.member("requestBody"), subject);
  yield* responseFacts(operation.member("responses"), subject);
  const schemes = root.member("components")?.member("securitySchemes");
  yield* securityFacts(
    operation.member("security") ?? root.member("security") ?? operation,
    schemes,
    subject,
  );
  const holder = [operation, pathItem, root].find((spot) => spot.member("servers") instanceof Spot);
  yield* serverFacts(holder?.member("servers"), subject);
}
