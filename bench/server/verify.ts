import { createHmac } from "node:crypto";
import { ACCOUNT, API_VERSION, MEDIA_TYPE, REASON, TOKEN } from "../candidates/the-call.ts";

/** A request as the server has read it; header names in lower case. */
export interface ReceivedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const TARGET = /^(\/jobs\/[\w-]+\/terminate)\?(.*)$/;
// @azure/batch always says how long the service may take.
const QUERIES = [`api-version=${API_VERSION}`, `api-version=${API_VERSION}&timeout=30`];
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const DATE = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** What is wrong with a request, in words; undefined when nothing is. Nobody is to win by sending less. */
export function problemOf(request: ReceivedRequest): string | undefined {
  const { method, target, headers, body } = request;
  const [, path, query = ""] = TARGET.exec(target) ?? [];
  const contentType = String(headers["content-type"] ?? "");
  if (method !== "POST") return `The method is ${method}.`;
  if (path === undefined) return `The target is ${target}.`;
  if (!QUERIES.includes(query)) return `The query is ${query}.`;
  if (contentType !== MEDIA_TYPE && contentType !== `${MEDIA_TYPE}; charset=utf-8`) {
    return `The content type is ${contentType}.`;
  }
  if (!UUID.test(String(headers["client-request-id"]))) return "The client-request-id is no UUID.";
  if (headers["return-client-request-id"] !== "true") return "The client-request-id is not asked back.";
  if (!DATE.test(String(headers["ocp-date"]))) return "The ocp-date is no date.";
  if (!isAuthorized(request, path)) return "The Authorization is wrong.";
  return terminateReason(body) === REASON ? undefined : `The body is ${body}.`;
}

const isAuthorized = (request: ReceivedRequest, path: string): boolean => {
  const { authorization } = request.headers;
  return authorization === `Bearer ${TOKEN}` || authorization === sharedKey(request, path);
};

function sharedKey({ headers, body }: ReceivedRequest, path: string): string {
  const standard = ["", "", Buffer.byteLength(body), "", headers["content-type"], "", "", "", "", "", ""];
  const resource = `/${ACCOUNT.name}${path}\napi-version:${API_VERSION}`;
  const text = ["POST", ...standard, `ocp-date:${headers["ocp-date"]}`, resource].join("\n");
  const signature = createHmac("sha256", Buffer.from(ACCOUNT.key, "base64")).update(text).digest("base64");
  return `SharedKey ${ACCOUNT.name}:${signature}`;
}

function terminateReason(body: string): unknown {
  try {
    return (JSON.parse(body) as { terminateReason?: unknown } | null)?.terminateReason;
  } catch {
    return undefined;
  }
}
