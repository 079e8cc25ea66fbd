import { dirname, resolve } from "node:path";
import { DocumentError } from "./document-error.ts";
import { shortPath } from "./short-path.ts";

/** Where something is written: a file, and a JSON pointer into it such as `#/paths`. */
export interface Place {
  readonly file: string;
  readonly pointer: string;
}

/** A mapping that was converted from another format carries its first place in the file under this key. */
export const writtenAt = "x-written-at";

type Mapping = Readonly<Record<string, unknown>>;

/**
 * One node of a document, which knows where it is written.
 *
 * A library that replaces references forgets where their targets stood, so they are followed here, one step at a time.
 */
export class Spot {
  readonly value: unknown;
  readonly place: Place;
  readonly #files: ReadonlyMap<string, unknown>;

  constructor(value: unknown, place: Place, files: ReadonlyMap<string, unknown>) {
    this.value = value;
    this.place = place;
    this.#files = files;
  }

  /** What it contains, by key or index. References are followed; what stands beside one wins. */
  members(): ReadonlyMap<string, Spot> {
    const next = this.next();
    return next ? new Map([...next.members(), ...this.own()]) : this.own();
  }

  member(key: string): Spot | undefined {
    return this.members().get(key);
  }

  /** What it contains itself: of a reference, what stands beside it. */
  own(): ReadonlyMap<string, Spot> {
    if (!isMapping(this.value)) return new Map();
    const { $ref: _, [writtenAt]: origin, ...rest } = this.value;
    const base = typeof origin === "string" ? origin : this.place.pointer;
    const entries = Object.entries(Array.isArray(this.value) ? this.value : rest);
    return new Map(
      entries.map(([key, value]) => {
        const below = origin !== undefined && isSplitOff(key, value) ? base : `${base}/${escaped(key)}`;
        return [key, this.#spot(value, this.place.file, below)] as const;
      }),
    );
  }

  /** Where its reference leads in one step; nothing if it is no reference. */
  next(): Spot | undefined {
    const reference = isMapping(this.value) ? this.value["$ref"] : undefined;
    return typeof reference === "string" ? this.#follow(reference) : undefined;
  }

  /** The same, or what its reference leads to in the end, at the place where that is written. */
  target(): Spot {
    const seen = new Set<string>();
    let spot: Spot = this;
    for (let next = spot.next(); next; next = spot.next()) {
      if (seen.has(where(spot.place))) throw new DocumentError(`${where(this.place)}: refers to itself.`);
      seen.add(where(spot.place));
      spot = next;
    }
    return spot;
  }

  #follow(reference: string): Spot {
    const [file = "", fragment = ""] = reference.split("#", 2);
    const path = file === "" ? this.place.file : resolve(dirname(this.place.file), decodeURIComponent(file));
    const keys = decodeURIComponent(fragment).split("/").filter(Boolean).map(unescaped);
    const value = keys.reduce<unknown>(
      (node, key) => (isMapping(node) ? node[key] : undefined),
      this.#files.get(path),
    );
    if (value === undefined) {
      throw new DocumentError(
        `${where(this.place)}: the reference ${reference} leads to nothing. Write its target, or take it out.`,
      );
    }
    return this.#spot(value, path, ["#", ...keys.map(escaped)].join("/"));
  }

  #spot(value: unknown, file: string, pointer: string): Spot {
    const origin = isMapping(value) ? value[writtenAt] : undefined;
    return new Spot(value, { file, pointer: typeof origin === "string" ? origin : pointer }, this.#files);
  }
}

// Swagger 2.0 has no schema in parameters and headers: what a conversion puts into one stands beside their name.
function isSplitOff(key: string, value: unknown): boolean {
  return key === "schema" && isMapping(value) && !(writtenAt in value) && !("$ref" in value);
}

/** A place as one text. */
export function where({ file, pointer }: Place): string {
  return `${shortPath(file)}${pointer}`;
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null;
}

/** A key as it stands in a JSON pointer. */
export function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function unescaped(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}
