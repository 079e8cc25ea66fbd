import type { Element } from "./elements.ts";
import { changed, dropped, type Mutant, renamed } from "./mutant.ts";

/** One way to sign in dropped, or taken for another, or none needed. */
export const requirementMutants = ({ path, node }: Element): Mutant[] => [
  dropped("security", path),
  changed("security", [...path, String(Object.keys(node).length)], {}, "nobody needs to sign in"),
  ...Object.entries(node).flatMap(([index, alternative]) => [
    dropped("security", [...path, index]),
    ...Object.entries(alternative as Record<string, unknown[]>).flatMap(([name, scopes]) => [
      renamed("security", [...path, index, name], `${name}X`),
      ...scopes.map((scope, at) => changed("security", [...path, index, name, String(at)], `${scope}X`)),
    ]),
  ]),
];

/** One thing of a scheme changed: its type, the header or the place of its key, its URLs. */
export function schemeMutants({ path, node }: Element): Mutant[] {
  const { type, flows = {} } = node;
  const put = (value: object, how: string) => changed("security", path, value, how);
  return [
    dropped("security", path),
    put({ type: "http", scheme: "basic" }, "change to http basic"),
    put({ type: "http", scheme: "bearer" }, "change to http bearer"),
    ...(type === "apiKey"
      ? [
          changed("security", [...path, "name"], "api-key"),
          changed("security", [...path, "in"], "query"),
          changed("security", [...path, "in"], "cookie"),
        ]
      : [
          put(
            { type: "apiKey", in: "header", name: "api-key" },
            "change to an API key in the header api-key",
          ),
        ]),
    ...Object.entries(flows as Record<string, Record<string, unknown>>).flatMap(([flow, details]) => [
      renamed("security", [...path, "flows", flow], flow === "implicit" ? "clientCredentials" : "implicit"),
      ...Object.entries(details)
        .filter(([, detail]) => typeof detail === "string")
        .map(([key]) =>
          changed("security", [...path, "flows", flow, key], "https://login.example/authorize"),
        ),
      ...Object.keys(details["scopes"] ?? {}).map((scope) =>
        renamed("security", [...path, "flows", flow, "scopes", scope], `${scope}X`),
      ),
    ]),
  ];
}
