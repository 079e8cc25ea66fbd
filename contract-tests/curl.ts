import type { RecordedRequest } from "./exchange.ts";

// What curl writes by itself.
const BY_ITSELF = new Set(["content-length", "host", "connection"]);
const PUBLIC_SCHEMES = /^(Bearer|SharedKey [^:]*:?)/;

/**
 * A command that sends the same request, with the token of the variable `AZURE_BATCH_TOKEN`: also where the request was
 * signed with a key, since a signature fits one moment only. What is no credential is sent as it was, without what may be
 * a secret.
 */
export function curlOf({ method, url, headers, body }: RecordedRequest): string {
  const lines = headers
    .filter(([name]) => !BY_ITSELF.has(name.toLowerCase()))
    .map(
      ([name, value]) => `-H ${/^authorization$/i.test(name) ? authorization(value) : header(name, value)}`,
    );
  const data = body === "" ? [] : [`--data-binary ${quoted(body)}`];
  return [`curl --include --path-as-is -X ${method} ${quoted(url)}`, ...lines, ...data].join(" \\\n  ");
}

// curl takes `name;` for a header without a value, and `name:` for one to leave out.
const header = (name: string, value: string) => quoted(value === "" ? `${name};` : `${name}: ${value}`);

function authorization(value: string): string {
  if (value === "") return quoted("Authorization;");
  if (/^Bearer \S|^SharedKey [\w.-]+:[A-Za-z0-9+/]{43}=$/.test(value))
    return '"Authorization: Bearer $AZURE_BATCH_TOKEN"';
  const scheme = PUBLIC_SCHEMES.exec(value)?.[0] ?? /^\S+(?= )/.exec(value)?.[0] ?? "";
  return quoted(`Authorization: ${scheme}[redacted]`);
}

/** A text as one word of a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
