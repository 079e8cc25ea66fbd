import type { Check } from "./check.ts";

/** The request has no query parameter that the contract does not know. */
export const requestUnknownQuery: Check = ({ request }, { operation }) => {
  const known = operation.parameters.filter(({ in: place }) => place === "query").map(({ name }) => name);
  return [...new URL(request.url).searchParams.keys()]
    .filter((name) => !known.includes(name))
    .map((name) => ({
      check: "request-unknown-query",
      received: `query parameter ${name}`,
      documented: `query parameters ${known.join(", ")}`,
      mend: `do not send ${name}: the service may refuse it, or read it in a way that nobody wrote down.`,
    }));
};
