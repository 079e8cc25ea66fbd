import { isDeepStrictEqual } from "node:util";
import type { BatchError, Job } from "../generated/types.gen.ts";
import { type Exchange, headerValue, type RecordedRequest } from "./exchange.ts";
import type { Contract, Example, MediaType, Parameter, Schema } from "./load-contract.ts";
import { normalMediaType } from "./media-type.ts";
import { parsedJson } from "./parsed-json.ts";

/** One element of the contract, and whether an exchange used it. */
export interface CoverageRow {
  readonly kind:
    | "operation"
    | "security"
    | "parameter"
    | "body"
    | "status"
    | "header"
    | "media type"
    | "field"
    | "example";
  /** What it belongs to, such as `Job_Terminate: request` or `Job_Get: response 200`. */
  readonly group: string;
  readonly name: string;
  /** Where it is written, as a JSON pointer. */
  readonly place: string;
  readonly covered: boolean;
}

/** An element in words, such as `Job_Get: response default, example JobNotFound`. */
export const elementText = ({ group, kind, name }: CoverageRow): string => `${group}, ${kind} ${name}`;

type Used = (exchange: Exchange) => boolean;
type Message = (exchange: Exchange) => Exchange["request"] | Exchange["response"];

/** Every element of the contract, in its order, used or not. */
export function coverage(exchanges: readonly Exchange[], contract: Contract): CoverageRow[] {
  const { operation, pathTemplate, method, securitySchemes, pointerOf } = contract;
  const about = operation.operationId ?? `${method} ${pathTemplate}`;
  const row = (kind: CoverageRow["kind"], group: string, name: string, part: object, used: Used) => ({
    ...{ kind, group: `${about}: ${group}`, name, place: pointerOf(part) },
    covered: exchanges.some(used),
  });

  return [
    row(
      "operation",
      "request",
      `${method} ${pathTemplate}`,
      operation,
      ({ request }) => request.method === method,
    ),
    ...Object.entries(securitySchemes).map(([name, scheme]) =>
      row("security", "request", name, scheme, ({ request }) =>
        (scheme.type === "apiKey" ? /^SharedKey ./ : /^Bearer ./).test(
          headerValue(request.headers, "authorization") ?? "",
        ),
      ),
    ),
    ...operation.parameters.flatMap((parameter) => {
      const sent: (exchange: Exchange) => string | undefined = ({ request }) =>
        sentValue(parameter, request, pathTemplate);
      return [
        row("parameter", "request", parameter.name, parameter, (each) => sent(each) !== undefined),
        ...Object.entries(parameter.examples ?? {}).map(([name, example]) =>
          row(
            "example",
            `parameter ${parameter.name}`,
            name,
            example,
            (each) => sent(each) === String(example.value),
          ),
        ),
      ];
    }),
    ...[operation.requestBody ?? []].flat().flatMap((body) => [
      row("body", "request", "body", body, ({ request }) => request.body !== ""),
      ...contentRows(
        "request",
        body.content,
        ({ request }) => request,
        () => true,
      ),
    ]),
    ...Object.entries(operation.responses).flatMap(([status, response]) => {
      const isIt: Used = (each) => isStatus(status, each.response.status);
      const group = `response ${status}`;
      return [
        row("status", group, status, response, isIt),
        ...Object.entries(response.headers ?? {}).flatMap(([name, header]) => [
          row(
            "header",
            group,
            name,
            header,
            (each) => isIt(each) && headerValue(each.response.headers, name) !== undefined,
          ),
          ...Object.entries(header.examples ?? {}).map(([example, part]) =>
            row(
              "example",
              `header ${name}`,
              example,
              part,
              (each) => isIt(each) && headerValue(each.response.headers, name) === part.value,
            ),
          ),
        ]),
        ...contentRows(group, response.content ?? {}, ({ response: answer }) => answer, isIt),
      ];
    }),
  ];

  function contentRows(
    group: string,
    content: Record<string, MediaType<unknown>>,
    message: Message,
    isIt: Used,
  ): CoverageRow[] {
    const examples: Record<string, Example> = Object.assign(
      {},
      ...Object.values(content).map((each) => each.examples),
    );
    const schema = Object.values(content)[0]?.schema ?? {};
    return [
      ...Object.entries(content).map(([mediaType, part]) =>
        row("media type", group, mediaType, part, (each) => {
          const sent = headerValue(message(each).headers, "content-type") ?? "";
          return isIt(each) && normalMediaType(sent) === normalMediaType(mediaType);
        }),
      ),
      ...fields(schema, "").map(({ path, field }) =>
        row("field", group, path, field, (each) => isIt(each) && has(parsedJson(message(each).body), path)),
      ),
      ...Object.entries(examples).map(([name, example]) =>
        row("example", group, name, example, (each) => {
          const { "x-status": status, value } = example;
          return (
            isIt(each) &&
            (status === undefined || each.response.status === status) &&
            isSameMessage(parsedJson(message(each).body), value)
          );
        }),
      ),
    ];
  }
}

const isStatus = (documented: string, status: number) =>
  documented === "default" ? status >= 400 && status <= 599 : Number(documented) === status;

function sentValue(
  { name, in: place }: Parameter,
  { url, headers }: RecordedRequest,
  pathTemplate: string,
): string | undefined {
  if (place === "header") return headerValue(headers, name);
  const { pathname, searchParams } = new URL(url);
  if (place === "query") return searchParams.get(name) ?? undefined;
  const segment = pathname.split("/")[pathTemplate.split("/").indexOf(`{${name}}`)];
  return segment && decodeURIComponent(segment);
}

// The fields of a schema at every depth; `[]` stands for the members of a list.
function fields(schema: Schema, above: string): Array<{ path: string; field: Schema }> {
  const items = schema["items"] as Schema | undefined;
  if (items) return fields(items, `${above}[]`);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = above === "" ? name : `${above}/${name}`;
    return [{ path, field }, ...fields(field, path)];
  });
}

function has(value: unknown, path: string): boolean {
  const [key = "", ...rest] = path.split("/");
  const name = key.replace(/\[\]$/, "");
  const found = (value as Record<string, unknown> | undefined | null)?.[name];
  if (found === undefined || rest.length === 0) return found !== undefined;
  return (Array.isArray(found) ? found : [found]).some((each) => has(each, rest.join("/")));
}

// An error is used when its code and its parts are, a job when its states and its parts are: ids, times, hosts and words
// are those of the moment.
const isSameMessage = (one: unknown, other: unknown) => isDeepStrictEqual(essence(one), essence(other));

function essence(body: unknown): unknown {
  const { code, message, values } = (body ?? {}) as BatchError;
  const { state, previousState, executionInfo } = (body ?? {}) as Job;
  if (typeof state === "string")
    return { state, previousState, fields: fieldsOf(body), executionInfo: fieldsOf(executionInfo) };
  if (typeof code !== "string") return body;
  const members: readonly unknown[] = Array.isArray(values) ? values : [];
  return {
    code,
    fields: fieldsOf(body),
    message: fieldsOf(message),
    values: members.map((each) => [(each as { key?: unknown } | null)?.key, fieldsOf(each)]),
  };
}

const fieldsOf = (value: unknown) =>
  value !== null && typeof value === "object" ? Object.keys(value).sort() : typeof value;
