import { type Check, judged } from "./check.ts";

/** The request has no query parameter that the contract does not know. */
export const requestUnknownQuery: Check = ({ request }, { operation, pointerOf }) => {
  const known = operation.parameters.filter(({ in: place }) => place === "query").map(({ name }) => name);
  const unknown = [...new URL(request.url).searchParams.keys()].filter((name) => !known.includes(name));
  return judged(
    pointerOf(operation),
    unknown.map((name) => ({
      received: `query parameter ${name}`,
      documented: `query parameters ${known.join(", ")}`,
      mend: `leave ${name} out: the service may refuse it, or read it in a way that nobody wrote down.`,
    })),
  );
};
