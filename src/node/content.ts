import type { IncomingMessage } from "node:http";
import type { Readable, Transform } from "node:stream";
import type * as zlibModule from "node:zlib";
import { RawHeaders } from "./raw-headers.ts";

type Zlib = typeof zlibModule;

/** More ways of compression than this, one in the other, are not undone: each of them takes memory. undici draws the same line. */
export const MAX_CODINGS = 5;

/** How the body of an answer is compressed, the last way first. */
export function codingsOf({ rawHeaders }: IncomingMessage): string[] {
  const codings = new RawHeaders(rawHeaders).get("content-encoding");
  if (codings === null) return [];
  return codings
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .reverse();
}

/** Who reads a body. */
export interface BodyReader {
  onData(chunk: Buffer): void;
  onEnd(): void;
  onError(error: Error): void;
}

/**
 * Reads the body of an answer, decompressed where a server has compressed it although it was not asked to. What is
 * compressed in a way that is not known is left as it is.
 *
 * Source: RFC 9110, section 8.4.
 * @param codings what {@link codingsOf} found
 * @returns what ends the reading early
 */
export function readContent(
  answer: IncomingMessage,
  codings: readonly string[],
  reader: BodyReader,
): () => void {
  if (codings.length === 0) return readFrom(answer, reader);
  let stop: (() => void) | undefined;
  let isStopped = false;
  answer.on("error", reader.onError);
  decoded(answer, codings).then((content) => {
    if (!isStopped) stop = readFrom(content, reader);
  }, reader.onError);
  return () => {
    isStopped = true;
    stop?.();
  };
}

function readFrom(content: Readable, { onData, onEnd, onError }: BodyReader): () => void {
  content.on("data", onData);
  content.on("end", onEnd);
  content.on("error", onError);
  return () => {
    content.off("data", onData);
    content.destroy();
  };
}

async function decoded(answer: IncomingMessage, codings: readonly string[]): Promise<Readable> {
  const [zlib, { pipeline }] = await Promise.all([import("node:zlib"), import("node:stream")]);
  const makers = codings.map((name) => makerOf(name, zlib));
  const known = makers.filter((maker) => maker !== undefined);
  if (known.length < makers.length) return answer;
  const isRaw = codings.includes("deflate") && (await isRawDeflate(answer));
  const decoders = known.map((make) => make(isRaw));
  // What breaks the answer breaks the last decoder, which this returns, and which is listened to.
  return pipeline([answer, ...decoders], () => {}) as Transform;
}

function makerOf(name: string, zlib: Zlib): ((isRaw: boolean) => Transform) | undefined {
  const { constants } = zlib;
  // What was decompressed before a body breaks off is worth something.
  const sync = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
  if (name === "gzip" || name === "x-gzip") return () => zlib.createGunzip(sync);
  if (name === "deflate") return (isRaw) => (isRaw ? zlib.createInflateRaw(sync) : zlib.createInflate(sync));
  if (name === "br") {
    const flush = constants.BROTLI_OPERATION_FLUSH;
    return () => zlib.createBrotliDecompress({ flush, finishFlush: flush });
  }
  // Node.js 22.15 and newer.
  if (name === "zstd" && "createZstdDecompress" in zlib) {
    const flush = constants.ZSTD_e_flush;
    return () => zlib.createZstdDecompress({ flush, finishFlush: flush });
  }
  return undefined;
}

// Some servers leave the frame of zlib away (RFC 1950: the low four bits of the first byte are 8).
async function isRawDeflate(answer: IncomingMessage): Promise<boolean> {
  if (answer.readableLength === 0 && !answer.readableEnded) {
    await new Promise((resolve) => {
      for (const event of ["readable", "error", "close"]) answer.once(event, resolve);
    });
  }
  const head: Buffer | null = answer.read(1);
  if (head === null) return false;
  answer.unshift(head);
  return (head.readUInt8() & 0x0f) !== 8;
}
