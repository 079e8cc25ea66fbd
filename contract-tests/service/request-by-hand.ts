import { expectedAuthorization } from "../../src/testing/shared-key-verifier.ts";
import { httpDate } from "../../test/upstream/batch-answers.ts";
import type { RawRequest } from "../../test/upstream/request-reader.ts";
import { defaultAccount as account } from "./account.ts";

/** When the requests are made. */
export const NOW = Date.UTC(2026, 10, 22, 12);
/** The right path, and the right query. */
export const PATH = `/jobs/a/terminate?api-version=${account.apiVersion}`;

type Headers = Readonly<Record<string, string | undefined>>;

/** A request that is right but for the headers given here; undefined leaves one out. */
export function request(headers: Headers = {}, change: Partial<RawRequest> = {}): RawRequest {
  const body = change.body ?? Buffer.from("{}");
  const all: Headers = {
    Authorization: `Bearer ${account.token}`,
    "Content-Type": "application/json; odata=minimalmetadata",
    "Content-Length": String(body.byteLength),
    ...headers,
  };
  const sent = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { method: "POST", target: PATH, headers: sent, ...change, body };
}

/** A request that is signed, in that state, with a key. */
export function signed(headers: Headers, key = account.key, name = account.name): RawRequest {
  const unsigned = request({ ...headers, Authorization: undefined });
  const authorization = expectedAuthorization(unsigned, name, key);
  return { ...unsigned, headers: [...unsigned.headers, ["Authorization", authorization]] };
}

/** A right request for another path and query. */
export const at = (target: string) => request({}, { target });
/** A read that is right but for what follows its path, and for the headers given here. */
export const read = (more = `?api-version=${account.apiVersion}`, headers: Headers = {}) =>
  request(
    { "Content-Type": undefined, "Content-Length": undefined, ...headers },
    { method: "GET", target: `/jobs/a${more}`, body: Buffer.alloc(0) },
  );
/** A right read with more in its query. */
export const readQuery = (more: string) => read(`?api-version=${account.apiVersion}&${more}`);
/** A right request with more in its query. */
export const query = (more: string) => at(`${PATH}&${more}`);
/** A right request with another body. */
export const saying = (body: string) => request({}, { body: Buffer.from(body) });
/** When the requests are made, as a header says it. */
export const DATE = httpDate(NOW);
