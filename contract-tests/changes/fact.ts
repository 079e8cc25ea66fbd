import type { Place, Spot } from "./spot.ts";

/** Who sends what the fact is about. */
export type Side = "request" | "response" | "document";

/** What sort of fact it is; the rules go by it. */
export type Kind =
  | "operation"
  | "operation-id"
  | "operation-detail"
  | "parameter"
  | "body"
  | "property"
  | "header"
  | "header-spelling"
  | "status"
  | "media-type"
  | "required"
  | "keyword"
  | "opaque"
  | "subschema"
  | "alternative"
  | "serialization"
  | "security-alternative"
  | "security-scope"
  | "security-scheme"
  | "server"
  | "server-detail"
  | "document-version"
  | "deprecation"
  | "example"
  | "extension"
  | "text";

/** One thing that a contract says. */
export interface Fact {
  /** From the operation down to the thing, in words that stay the same: the fact's stable key. */
  readonly path: readonly string[];
  readonly kind: Kind;
  readonly side: Side;
  readonly value: unknown;
  readonly place: Place;
  /** Of a thing that can be left out: whether it must not be. */
  readonly required?: boolean;
}

/** A thing of the contract that facts are being collected about. */
export interface Subject {
  readonly path: readonly string[];
  readonly side: Side;
}

/** A part of the subject, such as a property of a body. */
export function below(subject: Subject, name: string): Subject {
  return { ...subject, path: [...subject.path, name] };
}

/** That the subject is there at all. If that changes, nothing below it needs to be said. */
export function presence(subject: Subject, kind: Kind, spot: Spot, required?: boolean): Fact {
  return {
    ...subject,
    kind,
    value: "present",
    place: spot.place,
    ...(required !== undefined && { required }),
  };
}

/** What one keyword of the subject says. */
export function saying(
  subject: Subject,
  name: string,
  kind: Kind,
  spot: Spot,
  value: unknown = spot.value,
): Fact {
  return { ...below(subject, name), kind, value, place: spot.place };
}

/** The stable key of a fact, as one text. */
export function keyOf(path: readonly string[]): string {
  return path.join(" > ");
}
