import { escaped, isMapping, writtenAt } from "./spot.ts";

// Their members are named by the author: a mark among them would look like one more of them.
const maps = new Set([
  ...["paths", "parameters", "definitions", "responses", "headers", "properties", "securityDefinitions"],
  ...["components", "schemas", "requestBodies", "content", "encoding", "securitySchemes"],
]);

// Microsoft's documents refer here to files that are kept elsewhere.
const left = "x-ms-examples";

// Data, not description.
const data = new Set(["default", "enum", "const", "example", "examples", "scopes", "required", "security"]);

/** A copy in which every mapping says where it stands, so that the place is still known after a conversion. */
export function withWrittenPlaces(node: unknown, pointer = "#"): unknown {
  if (!isMapping(node)) return node;
  if (Array.isArray(node)) return node.map((each, index) => withWrittenPlaces(each, `${pointer}/${index}`));
  const members = Object.entries(node).filter(([key]) => key !== left);
  const copy = members.map(([key, child]) => [key, marked(key, child, `${pointer}/${escaped(key)}`)]);
  return Object.fromEntries("$ref" in node ? copy : [...copy, [writtenAt, pointer]]);
}

function marked(key: string, child: unknown, pointer: string): unknown {
  if (data.has(key) || key.startsWith("x-")) return child;
  if (!maps.has(key) || !isMapping(child) || Array.isArray(child)) return withWrittenPlaces(child, pointer);
  const members = Object.entries(child);
  return Object.fromEntries(
    members.map(([name, each]) => [
      name,
      key === "components"
        ? marked(name, each, `${pointer}/${escaped(name)}`)
        : withWrittenPlaces(each, `${pointer}/${escaped(name)}`),
    ]),
  );
}
