import type { Element } from "./elements.ts";
import { changed, dropped, type Mutant, renamed } from "./mutant.ts";

const OTHER_STATUSES: Readonly<Record<string, readonly string[]>> = {
  "200": ["202", "201", "204", "2XX"],
  "202": ["200", "201", "204", "2XX"],
  default: ["4XX", "5XX", "400"],
};

/** One status of the operation dropped or changed. */
export const statusMutants = ({ path, node }: Element): Mutant[] =>
  Object.keys(node).flatMap((status) => [
    dropped("status", [...path, status]),
    ...(OTHER_STATUSES[status] ?? ["418"]).map((other) => renamed("status", [...path, status], other)),
  ]);

/** One header or the content of a response dropped, one header that no document declares no longer named. */
export const responseMutants = ({ path, node }: Element): Mutant[] => [
  ...Object.keys(node["x-undeclared"] ?? []).map((index) =>
    dropped("undeclared header", [...path, "x-undeclared", index]),
  ),
  ...("headers" in node ? [dropped("header", [...path, "headers"])] : []),
  ...("content" in node
    ? [dropped("media type", [...path, "content"])]
    : [changed("media type", [...path, "content"], { "application/json": { schema: { type: "object" } } })]),
];

/** One header dropped or renamed. */
export const headerMapMutants = ({ path, node }: Element): Mutant[] =>
  Object.keys(node).flatMap((name) => [
    dropped("header", [...path, name]),
    renamed("header", [...path, name], `${name}-X`),
  ]);

/** Whether a header is required turned round. */
export const headerMutants = ({ path, node }: Element): Mutant[] => [
  changed("required", [...path, "required"], !(node["required"] ?? false)),
];

/** One media type dropped or changed. */
export const contentMapMutants = ({ path, node }: Element): Mutant[] =>
  Object.keys(node).flatMap((name) => [
    dropped("media type", [...path, name]),
    ...otherMediaTypes(name)
      .filter((other) => !(other in node))
      .map((other) => renamed("media type", [...path, name], other)),
  ]);

function otherMediaTypes(name: string): string[] {
  const [essence = "", ...parameters] = name.split(";").map((part) => part.trim());
  return [
    `${essence.replace(/\/.*/, "")}/xml`,
    ...(parameters.length === 0
      ? [`${essence}; odata=fullmetadata`]
      : [essence, `${essence}; odata=fullmetadata`]),
  ];
}

/** The schema or the examples of a media type dropped. */
export const contentMutants = ({ path, node }: Element): Mutant[] => [
  ...("schema" in node ? [dropped("type", [...path, "schema"])] : []),
  ...("examples" in node ? [dropped("example", [...path, "examples"])] : []),
];

/** Whether a body is required turned round. */
export const bodyMutants = ({ path, node }: Element): Mutant[] => [
  changed("required", [...path, "required"], !(node["required"] ?? false)),
];
