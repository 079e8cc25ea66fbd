import type { Node } from "../load-contract.ts";
import type { Element } from "./elements.ts";
import { changed, dropped, type Mutant, renamed } from "./mutant.ts";

/** One segment of a path changed, or one more. */
export const pathMutants = ({ path, node }: Element): Mutant[] =>
  Object.keys(node).flatMap((template) => {
    const segments = template.split("/");
    const withSegment = (index: number, segment: string) =>
      renamed("path", [...path, template], segments.with(index, segment).join("/"));
    return [
      ...segments.flatMap((segment, index) =>
        segment === ""
          ? []
          : segment.startsWith("{")
            ? [withSegment(index, `${segment.slice(0, -1)}X}`), withSegment(index, segment.slice(1, -1))]
            : [
                withSegment(index, `${segment}X`),
                withSegment(index, segment[0]?.toUpperCase() + segment.slice(1)),
              ],
      ),
      renamed("path", [...path, template], `/v1${template}`),
      renamed("path", [...path, template], `${template}/now`),
    ];
  });

const METHODS = ["get", "put", "post", "patch", "delete"];

/** The method of an operation changed. */
export const methodMutants = ({ path, node }: Element): Mutant[] =>
  Object.keys(node)
    .filter((key) => METHODS.includes(key))
    .flatMap((method) =>
      METHODS.filter((other) => other !== method).map((other) => renamed("method", [...path, method], other)),
    );

/** The id or the body of an operation dropped, or its id changed. */
export const operationMutants = ({ path, node }: Element): Mutant[] => [
  ...("operationId" in node
    ? [
        dropped("operation id", [...path, "operationId"]),
        changed("operation id", [...path, "operationId"], `${node["operationId"]}X`),
      ]
    : []),
  ...("requestBody" in node ? [dropped("media type", [...path, "requestBody"])] : []),
];

/** The version of the contract changed. */
export const infoMutants = ({ path, node }: Element): Mutant[] => [
  changed("version", [...path, "version"], `${node["version"]}0`),
];

/** The URL of a server changed, and each of its variables. */
export const serverMutants = ({ path, node }: Element): Mutant[] => [
  dropped("server", path),
  changed("server", [...path, "url"], `${node["url"]}/v1`),
  ...Object.keys((node["variables"] ?? {}) as Node).flatMap((name) => [
    renamed("server", [...path, "variables", name], `${name}X`),
    changed("server", [...path, "variables", name, "default"], "https://account.example"),
  ]),
];
