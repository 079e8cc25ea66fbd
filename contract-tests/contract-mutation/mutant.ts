import { escaped } from "../load-contract.ts";
import { drop, type Path, put, rename } from "./edits.ts";

/** What sort of thing a mutant changes. */
export type MutantKind =
  | "additionalProperties"
  | "const"
  | "default"
  | "enum"
  | "example"
  | "format"
  | "header"
  | "limit"
  | "location"
  | "media type"
  | "method"
  | "name"
  | "operation id"
  | "parameter"
  | "path"
  | "pattern"
  | "property"
  | "reference"
  | "required"
  | "security"
  | "server"
  | "status"
  | "type"
  | "undeclared header"
  | "version";

/** The contract changed in one place. */
export interface Mutant {
  /** Stable, such as `components/parameters/Timeout/schema/minimum: drop`. */
  readonly id: string;
  readonly kind: MutantKind;
  /** The place, as a JSON pointer into the contract. */
  readonly pointer: string;
  /** What is changed, as a sentence. */
  readonly what: string;
  /** Changes a document that belongs to the caller. */
  change(document: unknown): void;
}

const pointerOf = (path: Path) => `#/${path.map(escaped).join("/")}`;

function made(kind: MutantKind, path: Path, how: string, edit: (document: unknown) => void): Mutant {
  const pointer = pointerOf(path);
  return {
    id: `${pointer.slice(2)}: ${how}`,
    kind,
    pointer,
    what: `At ${pointer}: ${how}.`,
    change: edit,
  };
}

/** An entry is taken away. */
export const dropped = (kind: MutantKind, path: Path): Mutant =>
  made(kind, path, "drop", (document) => drop(document, path));

/** An entry gets another value, or is added. */
export const changed = (kind: MutantKind, path: Path, value: unknown, how?: string): Mutant =>
  made(kind, path, how ?? `change to ${JSON.stringify(value)}`, (document) => put(document, path, value));

/** An entry gets another key. */
export const renamed = (kind: MutantKind, path: Path, name: string): Mutant =>
  made(kind, path, `rename to ${JSON.stringify(name)}`, (document) => rename(document, path, name));
