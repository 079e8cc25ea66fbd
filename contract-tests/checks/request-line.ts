import type { Check } from "./check.ts";

/** The request has the method and the path of the operation. */
export const requestLine: Check = ({ request }, { pathTemplate }) => {
  const { pathname } = new URL(request.url);
  if (request.method === "POST" && matches(pathname, pathTemplate)) return [];
  return [
    {
      check: "request-line",
      received: `${request.method} ${pathname}`,
      documented: `POST ${pathTemplate}`,
      mend: "send the documented method to the documented path, letter case included.",
    },
  ];
};

function matches(path: string, template: string): boolean {
  const expected = template.split("/");
  const found = path.split("/");
  return (
    found.length === expected.length &&
    expected.every((segment, index) =>
      segment.startsWith("{") ? found[index] !== "" : found[index] === segment,
    )
  );
}
