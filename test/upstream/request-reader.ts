/** One request, cut out of the bytes of a connection. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  /** Names and values as they were sent, in order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** The value of a header, whatever the case of its name. */
export const headerOf = ({ headers }: RawRequest, name: string): string | undefined =>
  headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];

const FIRST_BYTE_OF_GET = "G".charCodeAt(0);
const HEAD_END = "\r\n\r\n";

/** Cuts requests out of the bytes of one connection, as they come in. */
export class RequestReader {
  #bytes: Buffer = Buffer.alloc(0);

  /** Whether bytes of a request that is not complete have come. */
  get started(): boolean {
    return this.#bytes.length > 0;
  }

  /** Whether the request that has started reads, rather than acts; its first byte tells. */
  get reads(): boolean {
    return this.#bytes[0] === FIRST_BYTE_OF_GET;
  }

  push(chunk: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
  }

  /** The next complete request, if there is one. */
  take(): RawRequest | undefined {
    const headLength = this.#bytes.indexOf(HEAD_END);
    if (headLength < 0) return undefined;
    const [requestLine = "", ...lines] = this.#bytes.toString("latin1", 0, headLength).split("\r\n");
    const [method = "", target = ""] = requestLine.split(" ");
    const head = { method, target, headers: lines.map(nameAndValue), body: Buffer.alloc(0) };
    const rest = this.#bytes.subarray(headLength + HEAD_END.length);
    const body =
      headerOf(head, "transfer-encoding") === undefined
        ? fixedBody(rest, Number(headerOf(head, "content-length") ?? 0))
        : chunkedBody(rest);
    if (!body) return undefined;
    this.#bytes = rest.subarray(body.end);
    return { ...head, body: body.bytes };
  }
}

function nameAndValue(line: string): readonly [string, string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}

interface Body {
  readonly bytes: Buffer;
  readonly end: number;
}

const fixedBody = (bytes: Buffer, length: number): Body | undefined =>
  bytes.length < length ? undefined : { bytes: bytes.subarray(0, length), end: length };

function chunkedBody(bytes: Buffer): Body | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    const end = lineEnd + 2 + size;
    if (bytes.length < end + 2) return undefined;
    if (size === 0) return { bytes: Buffer.concat(chunks), end: end + 2 };
    chunks.push(bytes.subarray(lineEnd + 2, end));
    at = end + 2;
  }
}
