import type { IncomingMessage } from "node:http";
import type { Readable, Transform } from "node:stream";
import type * as zlibModule from "node:zlib";

type Zlib = typeof zlibModule;

// As fetch does: what was decompressed before a body breaks off is worth something.
const lenient = ({ constants }: Zlib) => ({
  flush: constants.Z_SYNC_FLUSH,
  finishFlush: constants.Z_SYNC_FLUSH,
});
const gunzip = (zlib: Zlib): Transform => zlib.createGunzip(lenient(zlib));

/** Source: RFC 9110, section 8.4.1. */
const DECODERS: ReadonlyMap<string, (zlib: Zlib) => Transform> = new Map([
  ["gzip", gunzip],
  ["x-gzip", gunzip],
  ["deflate", (zlib) => zlib.createInflate(lenient(zlib))],
  ["br", (zlib) => zlib.createBrotliDecompress()],
]);

/**
 * Hands over the body of an answer, decompressed where a server has compressed it although it was not asked to. A coding
 * that is not known is left as it is.
 */
export function withContent(
  answer: IncomingMessage,
  coding: string | null,
  read: (content: Readable) => void,
): void {
  const decoder = coding === null ? undefined : DECODERS.get(coding.trim().toLowerCase());
  if (!decoder) {
    read(answer);
    return;
  }
  void Promise.all([import("node:zlib"), import("node:stream")]).then(([zlib, stream]) => {
    const decoded = decoder(zlib);
    read(decoded);
    // What breaks the answer breaks the decoder, which is listened to.
    stream.pipeline(answer, decoded, () => {});
  });
}
