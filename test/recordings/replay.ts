import type { Expected, Scenario } from "../faults/scenario.ts";
import { type Answer, inChunks } from "../upstream/answer.ts";
import { odataJson } from "../upstream/odata-json.ts";
import { answer } from "../upstream/whole-answers.ts";
import type { RecordedAnswer, Recording } from "./recording.ts";

/** The recorded body as it was on the wire; rebuilt in the service's layout where a recorder kept only its JSON. */
export const wireBody = ({ body }: RecordedAnswer): string =>
  typeof body === "string" ? body : body === null ? "" : odataJson(body);

/** The recorded answer, header case and order included. */
export function replayed(recorded: RecordedAnswer): Answer {
  const text = Buffer.from(wireBody(recorded));
  const chunked = headerIn(recorded, "transfer-encoding") === "chunked";
  return {
    status: recorded.status,
    headers: Object.entries(recorded.headers).map(([name, value]) =>
      // Recorders that sanitize bodies leave the old length behind.
      name.toLowerCase() === "content-length" ? [name, String(text.byteLength)] : [name, value],
    ),
    body: chunked ? inChunks(text) : text,
    framing: "none",
  };
}

/**
 * What a recording is as scenarios: each of its answers is given to a terminate request, whatever it was recorded on,
 * and answers that ask for a retry belong to one call with what follows.
 */
export function scenariosOf(name: string, { source, exchanges }: Recording): Scenario[] {
  const calls: RecordedAnswer[][] = [[]];
  for (const { response } of exchanges) {
    calls.at(-1)?.push(response);
    if (response.status !== 429) calls.push([]);
  }
  return calls
    .filter((answers) => answers.length > 0)
    .map((answers, index) => ({
      id: `${name}-${index + 1}`,
      title: `${answers.map(({ status }) => status).join(", ")} from ${source.repo}`,
      server: answers.map((each) => answer(replayed(each))),
      // A recording may end while the service still asks for a retry.
      options: { maxRetries: answers.length - 1 },
      expect: expectationOf(answers),
      seen: { requests: answers.length },
    }));
}

function expectationOf(answers: readonly RecordedAnswer[]): Expected {
  const last = answers.at(-1);
  if (!last) throw new Error("A call without an answer.");
  const waits = answers.slice(0, -1).map((each) => Number(headerIn(each, "retry-after")) * 1_000);
  const attempts = answers.length;
  if (last.status === 202) {
    return {
      result: {
        outcome: "accepted",
        status: 202,
        attempts,
        requestId: headerIn(last, "request-id"),
        etag: headerIn(last, "etag"),
        lastModified: new Date(headerIn(last, "last-modified") ?? ""),
        dataServiceId: headerIn(last, "dataserviceid"),
      },
      waits,
    };
  }
  return {
    error: {
      name: "BatchServiceError",
      status: last.status,
      attempts,
      outcomeUnknown: last.status < 300 || last.status === 429,
      requestId: headerIn(last, "request-id"),
      ...(last.status < 300 ? { code: undefined } : told(last)),
    },
    waits,
  };
}

/** What an error body tells, read without any of the client's code. */
function told(recorded: RecordedAnswer) {
  const { code, message, values = [] } = JSON.parse(wireBody(recorded));
  const [serviceMessage, trail] = String(message.value).split("\nRequestId:");
  const requestId = trail?.split("\n")[0];
  return { code, serviceMessage, values, requestId, says: [`${recorded.status} ${code}: ${serviceMessage}`] };
}

/** A recorded header, whatever the case of its name. */
export const headerIn = ({ headers }: RecordedAnswer, name: string): string | undefined =>
  Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];
