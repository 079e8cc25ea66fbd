import { untilAborted } from "./runtime.ts";
import type { StopSignal } from "./stop.ts";

/** More of an answer than this is never read: the service's own answers are far smaller. */
export const MAX_BODY_BYTES = 65_536;

/** What could be read of a body. */
export interface BodyText {
  readonly text: string;
  /** What ended the reading early, if the stream broke or the signal aborted. */
  readonly failure?: { readonly error: unknown };
}

/** Reads up to {@link MAX_BODY_BYTES} of an answer as text and lets go of the rest; never rejects. */
export async function readBody(response: Response, signal: StopSignal): Promise<BodyText> {
  if (!response.body) return { text: "" };
  const decoder = decoderFor(response.headers.get("content-type"));
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let text = "";
  let left = MAX_BODY_BYTES;
  try {
    reader = response.body.getReader();
    while (left > 0) {
      const { done, value } = await untilAborted(reader.read(), signal);
      if (done) return { text: text + decoder.decode() };
      text += decoder.decode(value.subarray(0, left), { stream: true });
      left -= value.byteLength;
    }
  } catch (error) {
    cancel(reader);
    return { text, failure: { error } };
  }
  cancel(reader);
  return { text };
}

// Not awaited: a stream that ignores its cancellation must not hold up the call.
const cancel = (reader: ReadableStreamDefaultReader | undefined) => void reader?.cancel().catch(() => {});

/** The decoder for an answer, UTF-8 where it names no charset that is known. */
export function decoderFor(contentType: string | null): TextDecoder {
  const charset = /;\s*charset="?([^\s;"]+)/i.exec(contentType ?? "")?.[1];
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
