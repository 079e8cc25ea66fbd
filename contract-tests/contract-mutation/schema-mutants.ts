import type { Node } from "../load-contract.ts";
import type { Path } from "./edits.ts";
import type { Element } from "./elements.ts";
import { changed, dropped, type Mutant, renamed } from "./mutant.ts";
import { patternVariants } from "./pattern-variants.ts";

const SCALARS = ["string", "integer", "number", "boolean"];

/** What may stand in place of each type. */
const OTHER_TYPES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    SCALARS.map((type) => [type, [...SCALARS.filter((other) => other !== type), "object", "array"]]),
  ),
  object: ["array", "string"],
  array: ["object", "string"],
};

const OTHER_FORMATS: Readonly<Record<string, string>> = {
  int32: "int64",
  int64: "int32",
  uuid: "date-time",
  "date-time": "uuid",
  "date-time-rfc1123": "date-time",
};

const LIMITS = [
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength"],
  ...["minItems", "maxItems", "minProperties", "maxProperties"],
];

/** One keyword of a schema dropped or changed. */
export function schemaMutants({ path, node }: Element): Mutant[] {
  const at = (key: string) => [...path, key];
  const { type, format, pattern, properties } = node;
  return [
    ...(typeof type === "string"
      ? [
          dropped("type", at("type")),
          ...(OTHER_TYPES[type] ?? []).map((other) => changed("type", at("type"), other)),
        ]
      : []),
    ...(typeof format === "string"
      ? [dropped("format", at("format")), changed("format", at("format"), OTHER_FORMATS[format] ?? "uuid")]
      : []),
    ...(typeof pattern === "string"
      ? [
          dropped("pattern", at("pattern")),
          ...patternVariants(pattern).map((variant) =>
            changed("pattern", at("pattern"), variant.pattern, variant.how),
          ),
        ]
      : []),
    ...LIMITS.filter((key) => typeof node[key] === "number").flatMap((key) =>
      limitMutants(node, at(key), key),
    ),
    ...(Array.isArray(node["enum"]) ? enumMutants(at("enum"), node["enum"]) : []),
    ...("const" in node ? otherValues("const", at("const"), node["const"]) : []),
    ...("default" in node ? otherValues("default", at("default"), node["default"]) : []),
    ...(node["additionalProperties"] === false
      ? [
          dropped("additionalProperties", at("additionalProperties")),
          changed("additionalProperties", at("additionalProperties"), true),
        ]
      : []),
    ...(properties && node["additionalProperties"] === undefined
      ? [changed("additionalProperties", at("additionalProperties"), false)]
      : []),
    ...(properties ? requiredMutants(node, at("required"), Object.keys(properties)) : []),
  ];
}

const enumMutants = (path: Path, values: readonly unknown[]): Mutant[] => [
  dropped("enum", path),
  ...values.map((value) =>
    changed(
      "enum",
      path,
      values.filter((each) => each !== value),
      `without ${value}`,
    ),
  ),
  changed("enum", path, [...values, otherThan(values[0])], `with ${otherThan(values[0])}`),
];

const limitMutants = (node: Node, path: Path, key: string): Mutant[] => {
  const limit = Number(node[key]);
  return [
    dropped("limit", path),
    ...[limit - 1, limit + 1]
      .filter((each) => each >= 0 || !/Length|Items|Properties/.test(key))
      .map((each) => changed("limit", path, each)),
  ];
};

const otherValues = (kind: "const" | "default", path: Path, value: unknown): Mutant[] => [
  dropped(kind, path),
  changed(kind, path, otherThan(value)),
];

function otherThan(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  return typeof value === "boolean" ? !value : `${value}0`;
}

function requiredMutants(node: Node, path: Path, names: readonly string[]): Mutant[] {
  const required = (node["required"] ?? []) as string[];
  return names.map((name) =>
    required.includes(name)
      ? changed(
          "required",
          path,
          required.filter((each) => each !== name),
          `${name} is not required`,
        )
      : changed("required", path, [...required, name], `${name} is required`),
  );
}

/** One property of a schema dropped or renamed. */
export const propertyMutants = ({ path, node }: Element): Mutant[] =>
  Object.keys(node).flatMap((name) => [
    dropped("property", [...path, name]),
    renamed("property", [...path, name], `${name}X`),
  ]);
