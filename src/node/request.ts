/**
 * What the generated client uses of the platform's Request and Headers, and no more. The build puts them in their place.
 * @module
 */

/** Headers by lower-case name. What cannot be sent is refused by node:http. */
export class Headers extends Map<string, string> {
  override set(name: string, value: string): this {
    return super.set(name.toLowerCase(), String(value).trim());
  }

  override get(name: string): string | undefined {
    return super.get(name.toLowerCase());
  }

  override has(name: string): boolean {
    return super.has(name.toLowerCase());
  }

  override delete(name: string): boolean {
    return super.delete(name.toLowerCase());
  }

  append(name: string, value: string): void {
    const before = this.get(name);
    this.set(name, before === undefined ? value : `${before}, ${value}`);
  }
}

/** A request before it is sent. */
export class Request {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;

  constructor(url: string, { method, headers }: { readonly method: string; readonly headers: Headers }) {
    this.url = url;
    this.method = method;
    this.headers = headers;
  }
}
