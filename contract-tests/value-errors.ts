import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Schema } from "./load-contract.ts";

const ajv = new Ajv2020({ strict: true, allErrors: true });
formats.default(ajv);
// A pattern cannot tell 31 February, or a weekday that the date does not have.
ajv.addFormat("date-time-rfc1123", (text: string) => new Date(text).toUTCString() === text);
ajv.addVocabulary(["x-source", "x-own"]);

/** What is wrong with a value under a schema without references, in the words of ajv; empty when it is valid. */
export function valueErrors(schema: Schema, value: unknown): string[] {
  const validate = compiled(schema);
  if (typeof validate === "string") return [validate];
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "it"} ${message}`);
}

/** The same for a value that a query or a header holds as text. */
export function textErrors(schema: Schema, text: string): string[] {
  return valueErrors(schema, fromText(schema, text));
}

// A keyword that nobody knows is told, not thrown: the contract is what is being looked at.
function compiled(schema: Schema): ValidateFunction | string {
  try {
    return ajv.compile(schema);
  } catch (error) {
    return `it cannot be compared: ${error instanceof Error ? error.message : error}`;
  }
}

// Only the one plain spelling of a number or a boolean: anything else stays text, and fails.
function fromText({ type }: Schema, text: string): unknown {
  if (type === "integer" && /^(?:0|-?[1-9]\d*)$/.test(text)) return Number(text);
  if (type === "boolean" && /^(?:true|false)$/.test(text)) return text === "true";
  return text;
}
