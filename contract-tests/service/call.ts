import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import type { Service } from "./service.ts";

/** A request by hand, where it differs from the one that is right. */
export interface HandMade {
  readonly method?: string;
  /** @default the path of the job `a`, with the right query */
  readonly path?: string;
  /** Replaces headers of the right request; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** @default an empty object */
  readonly body?: string | Uint8Array;
}

/** What came back, as it was on the wire. */
export interface CameBack {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** The id that requests by hand have. */
export const CLIENT_REQUEST_ID = "5a1e7c2e-3f0b-4c59-9d1a-6f2b8c7d9e10";

/** Sends a request that no client would, without anybody in between. */
export async function call(service: Service, given: HandMade = {}): Promise<CameBack> {
  const { method = "POST", body = "{}" } = given;
  const path = given.path ?? `/jobs/a/terminate?api-version=${service.account.apiVersion}`;
  const headers: Record<string, string | undefined> = {
    Authorization: `Bearer ${service.account.token}`,
    "Content-Type": "application/json; odata=minimalmetadata",
    "Content-Length": String(Buffer.byteLength(body)),
    "client-request-id": CLIENT_REQUEST_ID,
    "return-client-request-id": "true",
    ...given.headers,
  };
  const sent = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
  const outgoing = httpRequest(service.url, {
    method,
    path,
    headers: ["Host", new URL(service.url).host, ...sent],
    agent: false,
  });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const { rawHeaders } = incoming;
  return {
    status: incoming.statusCode ?? 0,
    headers: rawHeaders.flatMap((name, index) =>
      index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""] as const] : [],
    ),
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

/** Reads a job by hand. */
export const readJob = (
  service: Service,
  id = "a",
  { more = "", headers = {} }: { readonly more?: string; readonly headers?: HandMade["headers"] } = {},
): Promise<CameBack> =>
  call(service, {
    method: "GET",
    path: `/jobs/${encodeURIComponent(id)}?api-version=${service.account.apiVersion}${more}`,
    headers: { "Content-Type": undefined, "Content-Length": undefined, ...headers },
    body: "",
  });
