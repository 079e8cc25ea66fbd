import { createHmac } from "node:crypto";

/** A request as it came off the wire. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/**
 * The Authorization header that the service computes for a request it received. Shares nothing with the client.
 *
 * Source: Microsoft Learn, Batch Service REST API, "Authenticate requests to the Azure Batch service".
 */
export function expectedAuthorization(request: WireRequest, account: string, base64Key: string): string {
  const received = new Map<string, string>();
  for (const [name, value] of request.headers) received.set(name.toLowerCase(), value);
  const line = (name: string) => `${received.get(name) ?? ""}\n`;

  let text = `${request.method}\n`;
  text += line("content-encoding") + line("content-language") + line("content-length");
  text += line("content-md5") + line("content-type");
  text += received.has("ocp-date") ? "\n" : line("date");
  text += line("if-modified-since") + line("if-match") + line("if-none-match") + line("if-unmodified-since");
  text += line("range");
  for (const name of [...received.keys()].sort())
    if (name.startsWith("ocp-")) text += `${name}:${received.get(name)}\n`;

  const [path = "", query = ""] = request.target.split("?");
  text += `/${account}${path}`;
  const parameters =
    query === "" ? [] : query.split("&").map((pair) => pair.split("=").map(decodeURIComponent));
  for (const [name = "", value = ""] of parameters.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)))
    text += `\n${name.toLowerCase()}:${value}`;

  const key = Buffer.from(base64Key, "base64");
  return `SharedKey ${account}:${createHmac("sha256", key).update(text, "utf8").digest("base64")}`;
}
