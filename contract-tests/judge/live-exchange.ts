import { parse } from "node:querystring";
import type { LiveRequest, LiveResponse } from "oav/dist/lib/liveValidation/operationValidator.js";
import type { HeaderList, RecordedRequest, RecordedResponse } from "../exchange.ts";
import { swaggerVersion } from "./swagger-folder.ts";

// Everything is made anew for each call: oav writes numbers and booleans over the texts that it is given.

/** A request as oav wants it: query and headers as objects, the body as a value; without credentials. */
export function liveRequest({ method, url, headers, body }: RecordedRequest): LiveRequest {
  return {
    method,
    url,
    query: parse(new URL(url).search.slice(1)),
    headers: joined(headers),
    ...value(body),
  };
}

/** An answer as oav wants it. */
export function liveResponse({ status, headers, body }: RecordedResponse): LiveResponse {
  return { statusCode: String(status), headers: joined(headers), ...value(body) };
}

/** Where an operation is. */
export interface Address {
  readonly method: string;
  readonly pathTemplate: string;
}

/** The address of a call of an operation, by which oav finds out what an answer must be like. */
export const anyCall = ({ method, pathTemplate }: Address): { method: string; url: string } => ({
  method,
  url: `https://account.region.batch.azure.com${pathTemplate.replaceAll(/\{[^}]*\}/g, "any")}?api-version=${swaggerVersion}`,
});

/** Lower-case names, several values as one text as HTTP joins them. Credentials stay here: oav has no use for them. */
function joined(headers: HeaderList): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [written, text] of headers) {
    const name = written.toLowerCase();
    if (name !== "authorization") all[name] = name in all ? `${all[name]}, ${text}` : text;
  }
  return all;
}

/** What a body says; as text when it is not JSON, which is the wrong type wherever the Swagger has a schema. */
function value(body: string): { body?: NonNullable<LiveRequest["body"]> } {
  if (body === "") return {};
  try {
    return { body: JSON.parse(body) };
  } catch {
    return { body: body as unknown as NonNullable<LiveRequest["body"]> };
  }
}
