import { type Check, judged } from "./check.ts";

// Headers of HTTP itself (RFC 9110 and the registry of field names) that a client may send to anybody, and `prefer`,
// with which a caller asks the mock for an answer.
const GENERAL = new Set([
  ...["accept", "accept-encoding", "accept-language", "authorization", "cache-control", "connection"],
  ...["content-encoding", "content-language", "content-length", "content-md5", "content-type", "date"],
  ...[
    "host",
    "pragma",
    "prefer",
    "range",
    "sec-fetch-mode",
    "traceparent",
    "tracestate",
    "transfer-encoding",
  ],
  ...["user-agent", "via", "forwarded"],
]);

/** Every header of the request is one of the contract or of HTTP: a misspelled one would be ignored. */
export const requestUnknownHeader: Check = ({ request }, { operation, pointerOf }) => {
  const known = operation.parameters.filter(({ in: place }) => place === "header").map(({ name }) => name);
  const lower = new Set(known.map((name) => name.toLowerCase()));
  const unknown = request.headers
    .map(([name]) => name)
    .filter((name) => !GENERAL.has(name.toLowerCase()) && !lower.has(name.toLowerCase()));
  return judged(
    pointerOf(operation),
    unknown.map((name) => ({
      received: `header ${name}`,
      documented: `headers ${known.join(", ")}, and those of HTTP`,
      mend: `leave ${name} out, or correct its spelling: the service may ignore it, or refuse it.`,
    })),
  );
};
