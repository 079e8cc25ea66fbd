import { type Change, withBody, withHeader, withPath, withQuery } from "../changing-fetch.ts";
import type { Contract, Parameter, Schema } from "../load-contract.ts";
import { wrongTexts, wrongValues } from "./wrong-values.ts";

/** One thing that the contract forbids, and a request that does it. */
export interface Constraint {
  /** Stable, such as `timeout-minimum`. */
  readonly id: string;
  /** What the request does, such as `timeout=-1`. */
  readonly what: string;
  /** Where the contract forbids it, as a JSON pointer. */
  readonly place: string;
  /** Breaks the constraint, and nothing else, in a valid request. */
  readonly change: Change;
  /** How the mock may name the rule. */
  readonly rules: readonly string[];
  /** Whether the path of the request leads elsewhere. @default false */
  readonly bendsPath?: boolean;
}

/** Everything that the contract forbids about a request: found in the contract, not listed by hand. */
export function constraintsOf(contract: Contract): Constraint[] {
  const { operation, pathTemplate, pointerOf } = contract;
  return [
    ...operation.parameters.flatMap((parameter) =>
      parameter.in === "path"
        ? pathConstraints(parameter, `${pointerOf(parameter.schema)}/minLength`, pathTemplate)
        : parameterConstraints(parameter, pointerOf(parameter), pointerOf(parameter.schema)),
    ),
    ...bodyConstraints(contract),
    {
      id: "path-letter-case",
      what: "the path in another letter case",
      place: pointerOf(operation),
      change: (request) => withPath(otherCase(new URL(request.url).pathname))(request),
      rules: [],
      bendsPath: true,
    },
  ];
}

// An empty id is the one text that cannot stand in a path.
function pathConstraints({ name, schema }: Parameter, place: string, template: string): Constraint[] {
  if (!schema["minLength"]) return [];
  return [
    {
      id: `${name}-minLength`,
      what: `an empty ${name}`,
      place,
      change: (request) => {
        const segments = template.split("/");
        const path = new URL(request.url).pathname.split("/");
        const before = path.length - segments.length;
        const emptied = path.map((each, index) => (segments[index - before] === `{${name}}` ? "" : each));
        return withPath(emptied.join("/"))(request);
      },
      rules: ["request.path required"],
      bendsPath: true,
    },
  ];
}

function parameterConstraints(parameter: Parameter, place: string, schemaPlace: string): Constraint[] {
  const { name, in: where, required = false, schema } = parameter;
  const set = where === "query" ? withQuery : withHeader;
  const location = `request.${where}`;
  const missing = {
    id: `${name}-required`,
    what: `no ${name}`,
    place,
    change: set(name, undefined),
    rules: [`${location} required`],
  };
  const [example] = Object.values(parameter.examples ?? {});
  const wrong = wrongTexts(schema, example && String(example.value)).map(
    ({ keyword, text, rules }, index) => ({
      id: `${name}-${keyword}-${index + 1}`,
      what: where === "query" ? `${name}=${text}` : `${name}: ${text}`,
      place: `${schemaPlace}/${keyword}`,
      change: set(name, text),
      rules: rules.map((rule) => `${location}.${where === "header" ? name.toLowerCase() : name} ${rule}`),
    }),
  );
  return [...(required ? [missing] : []), ...wrong];
}

function bodyConstraints({ operation, pointerOf }: Contract): Constraint[] {
  if (!operation.requestBody) return [];
  const { content, required = false } = operation.requestBody;
  const schema: Schema | undefined = Object.values(content)[0]?.schema;
  const place = pointerOf(operation.requestBody);
  const otherMediaType = {
    id: "body-media-type",
    what: "the Content-Type text/plain",
    place: `${place}/content`,
    change: withHeader("content-type", "text/plain"),
    rules: ["request 415"],
  };
  const missing = {
    id: "body-required",
    what: "no body",
    place,
    change: withBody(""),
    rules: ["request.body required"],
  };
  const wrong = (schema ? wrongValues(schema, pointerOf) : []).map(({ id, place: where, value, rules }) => ({
    id: `body-${id}`,
    what: `the body ${JSON.stringify(value)}`,
    place: where,
    change: withBody(JSON.stringify(value)),
    rules: rules.map((rule) => `request.body${rule}`),
  }));
  return [otherMediaType, ...(required ? [missing] : []), ...wrong];
}

const otherCase = (path: string) =>
  path.replaceAll(/(?<!%.?)[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
