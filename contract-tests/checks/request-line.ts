import type { Operation } from "../load-contract.ts";
import { type Check, judged, type Problem } from "./check.ts";

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The request goes to the endpoint, over TLS, with the method and the path of the operation. */
export const requestLine: Check = (
  { request },
  { method, pathTemplate, operation, pointerOf },
  { endpoint },
) => {
  const url = new URL(request.url);
  const account = new URL(endpoint ?? url.origin);
  const base = account.pathname.replace(/\/$/, "");
  const template = `${base}${pathTemplate}`;
  const problems: Problem[] = undescribed(pathTemplate, operation);
  if (request.method !== method || !matches(url.pathname, template)) {
    problems.push({
      received: `${request.method} ${url.pathname}`,
      documented: `${method} ${template}`,
      mend: "send the documented method to the documented path, letter case included.",
    });
  }
  if (url.host !== account.host) {
    problems.push({
      received: url.origin,
      documented: account.origin,
      mend: "send it to the endpoint: a stranger must not get the credential.",
    });
  }
  if (url.protocol !== "https:" && !LOOPBACK.test(url.hostname)) {
    problems.push({
      received: `${url.protocol}//${url.hostname}`,
      documented: "https, since every request carries a credential",
      mend: "send it over TLS.",
    });
  }
  const path = operation.parameters.filter(({ in: place }) => place === "path");
  return [pointerOf(operation), ...path.map((parameter) => pointerOf(parameter))].flatMap((place, index) =>
    index === 0 || problems.length === 0 ? judged(place, problems) : [],
  );
};

// What stands for a segment has to be described, or nobody knows what it is.
const undescribed = (pathTemplate: string, { parameters }: Operation): Problem[] =>
  [...pathTemplate.matchAll(/\{([^}]*)\}/g)]
    .filter(([, name]) => !parameters.some((each) => each.in === "path" && each.name === name))
    .map(([segment]) => ({
      received: `a value for ${segment}`,
      documented: "no path parameter of that name",
      mend: "describe it in the contract.",
    }));

function matches(path: string, template: string): boolean {
  const expected = template.split("/");
  const found = path.split("/");
  return (
    found.length === expected.length &&
    expected.every((segment, index) =>
      segment.startsWith("{") ? isEncoded(found[index] ?? "") : found[index] === segment,
    )
  );
}

// RFC 3986, section 3.3: what may stand in one segment of a path. A dot segment would not have stayed.
const isEncoded = (segment: string) => /^(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+$/.test(segment);
