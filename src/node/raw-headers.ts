import type { AnswerHeaders } from "../pipeline.ts";

/** Headers as Node.js reads them off the wire, name and value by turns; asked for as `fetch` would answer. */
export class RawHeaders implements AnswerHeaders {
  readonly #raw: readonly string[];

  constructor(raw: readonly string[]) {
    this.#raw = raw;
  }

  get(name: string): string | null {
    const wanted = name.toLowerCase();
    let found: string | null = null;
    for (let at = 0; at < this.#raw.length; at += 2) {
      const each = this.#raw[at] ?? "";
      if (each.length !== wanted.length || each.toLowerCase() !== wanted) continue;
      const value = this.#raw[at + 1] ?? "";
      found = found === null ? value : `${found}, ${value}`;
    }
    return found;
  }
}
