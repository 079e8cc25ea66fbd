import type { Schema } from "../load-contract.ts";
import { validText } from "./valid-text.ts";

/** A text that breaks one keyword of a schema. */
export interface WrongText {
  readonly keyword: string;
  readonly text: string;
  /** How the mock names what is broken. */
  readonly rules: readonly string[];
}

type Numbered = (limit: number) => WrongText;

const number =
  (keyword: string, by: number): Numbered =>
  (limit) => ({ keyword, text: String(limit + by), rules: [keyword] });

const LIMITS: Readonly<Record<string, Numbered>> = {
  minimum: number("minimum", -1),
  maximum: number("maximum", 1),
  exclusiveMinimum: number("exclusiveMinimum", 0),
  exclusiveMaximum: number("exclusiveMaximum", 0),
  minLength: (limit) => ({ keyword: "minLength", text: "x".repeat(limit - 1), rules: ["minLength"] }),
  maxLength: (limit) => ({ keyword: "maxLength", text: "x".repeat(limit + 1), rules: ["maxLength"] }),
};

interface WrongFormat {
  readonly texts: readonly string[];
  readonly rules: readonly string[];
}

const FORMATS: Readonly<Record<string, WrongFormat>> = {
  int32: { texts: ["2147483648"], rules: ["maximum"] },
  uuid: { texts: ["not-a-uuid"], rules: ["format", "pattern"] },
  "date-time": { texts: ["yesterday"], rules: ["format"] },
  // Right in form: only who reads it as a date can tell.
  "date-time-rfc1123": {
    texts: ["Fri, 31 Feb 2017 00:00:00 GMT", "Mon, 17 Feb 2017 00:00:00 GMT"],
    rules: ["format"],
  },
};

const TYPES: Readonly<Record<string, readonly string[]>> = {
  integer: ["abc", "1.5"],
  number: ["abc"],
  boolean: ["maybe", "True"],
};

/**
 * For each keyword of the schema of a query or header parameter: texts that break it.
 * @param valid a text that breaks none
 */
export function wrongTexts(schema: Schema, valid: string = validText(schema)): WrongText[] {
  const { type = "", format = "" } = schema;
  const fixed = "const" in schema ? [`${schema["const"]}0`] : [];
  const listed = Array.isArray(schema["enum"]) ? [`${schema["enum"][0]}0`] : [];
  return [
    ...(TYPES[type] ?? []).map((text) => ({ keyword: "type", text, rules: ["type"] })),
    ...(FORMATS[format]?.texts ?? []).map((text) => ({
      keyword: "format",
      text,
      rules: FORMATS[format]?.rules ?? [],
    })),
    ...fixed.map((text) => ({ keyword: "const", text, rules: ["const"] })),
    ...listed.map((text) => ({ keyword: "enum", text, rules: ["enum"] })),
    ...Object.entries(LIMITS).flatMap(([keyword, limit]) =>
      typeof schema[keyword] === "number" ? [limit(schema[keyword])] : [],
    ),
    ...wrongForPattern(schema, valid).map((text) => ({ keyword: "pattern", text, rules: ["pattern"] })),
  ];
}

// Small changes of a valid text: what a pattern that is a little too wide would let pass.
function wrongForPattern({ pattern }: Schema, valid: string): string[] {
  if (typeof pattern !== "string") return [];
  const candidates = [
    `${valid}~`,
    `{${valid}}`,
    valid.slice(1),
    valid.toLowerCase(),
    valid.replaceAll("-", ""),
  ];
  const wrong = candidates.filter((text) => !new RegExp(pattern).test(text));
  return [...new Set(wrong)];
}

/** A JSON value that breaks one thing of the schema of a body. */
export interface WrongValue {
  readonly id: string;
  readonly place: string;
  readonly value: unknown;
  /** How the mock names what is broken, below `request.body`. */
  readonly rules: readonly string[];
}

/** For each thing that the schema of a body fixes: a value that breaks it. */
export function wrongValues(schema: Schema, pointerOf: (part: object) => string): WrongValue[] {
  const place = pointerOf(schema);
  const { type, properties = {} } = schema;
  const required = (schema["required"] ?? []) as string[];
  const valid = Object.fromEntries(required.map((name) => [name, validValue(properties[name] ?? {})]));
  return [
    ...(type === undefined ? [] : othersThan(type)).map(([other, value]) => ({
      id: `type-${other}`,
      place: `${place}/type`,
      value,
      rules: [" type"],
    })),
    ...(schema["additionalProperties"] === false
      ? [{ ...valid, "x-not-in-contract": true }].map((value) => ({
          id: "additionalProperties",
          place: `${place}/additionalProperties`,
          value,
          rules: [" additionalProperties"],
        }))
      : []),
    ...required.map((name) => ({
      id: `${name}-required`,
      place: `${place}/required`,
      value: Object.fromEntries(Object.entries(valid).filter(([each]) => each !== name)),
      rules: [" required"],
    })),
    ...Object.entries(properties).flatMap(([name, property]) =>
      (property.type === undefined ? [] : othersThan(property.type)).map(([other, wrong]) => ({
        id: `${name}-type-${other}`,
        place: `${pointerOf(property)}/type`,
        value: { ...valid, [name]: wrong },
        rules: [`.${name} type`],
      })),
    ),
  ];
}

const VALUES: Readonly<Record<string, unknown>> = {
  string: "text",
  integer: 42,
  boolean: true,
  object: {},
  array: [],
  null: null,
};

const validValue = ({ type = "" }: Schema) => VALUES[type];

// The mock takes a body that is null for none at all (see the ledger), so null is tried for properties alone.
const othersThan = (type: string): Array<[name: string, value: unknown]> =>
  Object.entries(VALUES).filter(([name]) =>
    type === "object" ? ["array", "string"].includes(name) : name !== type,
  );
