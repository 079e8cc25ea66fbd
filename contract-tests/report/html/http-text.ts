import type { TranscriptEntry } from "../report.ts";

type Exchange = TranscriptEntry["exchanges"][number];

/** A request as plain text, in the way of HTTP. */
export function requestText({ method, url, headers, body }: Exchange["request"]): string {
  return messageText(`${method} ${url}`, headers, body);
}

/** An answer as plain text, in the way of HTTP. */
export function responseText({ status, headers, body }: NonNullable<Exchange["response"]>): string {
  return messageText(`HTTP ${status}`, headers, body);
}

function messageText(first: string, headers: Exchange["request"]["headers"], body: string): string {
  const head = [first, ...headers.map(([name, value]) => `${name}: ${value}`)].join("\n");
  return body === "" ? head : `${head}\n\n${body}`;
}
