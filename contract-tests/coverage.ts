import { isDeepStrictEqual } from "node:util";
import type { Contract } from "./checks/check.ts";
import type { Example, MediaType, Parameter } from "./contract.ts";
import { type Exchange, headerValue, type RecordedRequest } from "./exchange.ts";
import { normalMediaType } from "./media-type.ts";

/** One thing of the contract, and whether an exchange used it. */
export interface CoverageRow {
  readonly element: string;
  readonly covered: boolean;
}

/** Every parameter, media type, example, status, header and way to sign in of the contract, used or not. */
export function coverage(
  exchanges: readonly Exchange[],
  { operation, pathTemplate, securitySchemes }: Coverable,
): CoverageRow[] {
  const row = (element: string, used: (exchange: Exchange) => boolean): CoverageRow => ({
    element,
    covered: exchanges.some(used),
  });
  return [
    ...operation.parameters.flatMap((parameter) => {
      const element = `${parameter.in} parameter ${parameter.name}`;
      return [
        row(element, ({ request }) => sentValue(parameter, request, pathTemplate) !== undefined),
        ...Object.entries(parameter.examples ?? {}).map(([name, { value }]) =>
          row(
            `${element}, example ${name}`,
            ({ request }) => sentValue(parameter, request, pathTemplate) === String(value),
          ),
        ),
      ];
    }),
    ...contentRows("request", operation.requestBody.content, ({ request }) => request),
    ...Object.keys(securitySchemes).map((name) =>
      row(
        `security scheme ${name}`,
        ({ request }) =>
          AUTHORIZATION[name]?.test(headerValue(request.headers, "authorization") ?? "") === true,
      ),
    ),
    ...Object.entries(operation.responses).flatMap(([status, { headers = {}, content = {} }]) => {
      const isIt = ({ response }: Exchange) => isStatus(status, response.status);
      return [
        row(`response ${status}`, isIt),
        ...Object.entries(headers).flatMap(([name, { examples }]) =>
          Object.entries(examples).map(([example, { value }]) =>
            row(
              `response ${status}, header ${name}, example ${example}`,
              (exchange) => isIt(exchange) && headerValue(exchange.response.headers, name) === value,
            ),
          ),
        ),
        ...contentRows(`response ${status}`, content, ({ response }) => response),
      ];
    }),
  ];

  function contentRows(
    where: string,
    content: Record<string, MediaType<unknown>>,
    message: (exchange: Exchange) => Exchange["request"] | Exchange["response"],
  ): CoverageRow[] {
    const examples: Record<string, Example> = Object.assign(
      {},
      ...Object.values(content).map((each) => each.examples),
    );
    return [
      ...Object.keys(content).map((mediaType) =>
        row(`${where}, ${mediaType}`, (exchange) => {
          const sent = headerValue(message(exchange).headers, "content-type") ?? "";
          return normalMediaType(sent) === normalMediaType(mediaType);
        }),
      ),
      ...Object.entries(examples).map(([name, { value, "x-status": status }]) =>
        row(
          `${where}, example ${name}`,
          (exchange) =>
            isDeepStrictEqual(parsed(message(exchange).body), value) &&
            (status === undefined || exchange.response.status === status),
        ),
      ),
    ];
  }
}

/** What a coverage needs of a contract. */
export interface Coverable extends Contract {
  readonly securitySchemes: Readonly<Record<string, unknown>>;
}

const AUTHORIZATION: Readonly<Record<string, RegExp>> = { azure_auth: /^Bearer ./, api_key: /^SharedKey ./ };

const isStatus = (documented: string, status: number) =>
  documented === "default" ? status >= 400 : Number(documented) === status;

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

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
