import type { Schema } from "../load-contract.ts";

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0",
  "date-time-rfc1123": "Fri, 17 Feb 2017 00:00:00 GMT",
  "date-time": "2017-02-17T00:00:00Z",
};

const BY_TYPE: Readonly<Record<string, string>> = { integer: "30", number: "30", boolean: "true" };

/** A text that fits the schema of a query or header parameter. */
export function validText(schema: Schema): string {
  if ("const" in schema) return String(schema["const"]);
  if (Array.isArray(schema["enum"])) return String(schema["enum"][0]);
  return BY_FORMAT[schema.format ?? ""] ?? BY_TYPE[schema.type ?? ""] ?? "0x8DB9ABD9BC6099C";
}
