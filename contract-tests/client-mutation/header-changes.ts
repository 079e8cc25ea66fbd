import { type Change, withHeader } from "../changing-fetch.ts";
import { headerValue } from "../exchange.ts";

/** Another value for a header, in requests that have it. */
export const withValue =
  (name: string, change: (value: string) => string): Change =>
  (request) => {
    const sent = headerValue(request.headers, name);
    return sent === undefined ? request : withHeader(name, change(sent))(request);
  };

/** Another name for a header, in requests that have it. */
export const withName =
  (from: string, to: string): Change =>
  (request) => {
    const sent = headerValue(request.headers, from);
    return sent === undefined ? request : withHeader(to, sent)(withHeader(from, undefined)(request));
  };

/** A date as ISO 8601 writes it. */
export const inIso = (date: string): string => new Date(date).toISOString();
