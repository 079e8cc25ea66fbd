/** Header names and values in the order in which they were sent, a name as often as it was sent. */
export type HeaderList = ReadonlyArray<readonly [name: string, value: string]>;

/** A request as plain data. */
export interface RecordedRequest {
  readonly method: string;
  /** Absolute, as it was asked for. */
  readonly url: string;
  readonly headers: HeaderList;
  readonly body: string;
}

/** An answer as plain data. */
export interface RecordedResponse {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: string;
}

/** One request and its answer. */
export interface Exchange {
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
  /** Whether the answer is that of another place, to which a redirect led. @default false */
  readonly redirected?: boolean;
  /** When it was sent by the client's clock, in milliseconds since 1970, where that is known. */
  readonly sentAt?: number;
  /** From sending to the end of the answer, in milliseconds, where that is known. */
  readonly durationMs?: number;
}

/** Every value of a header; names are compared without regard to letter case. */
export function headerValues(headers: HeaderList, name: string): string[] {
  return headers.filter(([each]) => each.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
}

/** The one value of a header, or the values joined as HTTP joins them; undefined when it was not sent. */
export function headerValue(headers: HeaderList, name: string): string | undefined {
  const values = headerValues(headers, name);
  return values.length === 0 ? undefined : values.join(", ");
}
