import type { RecordedRequest } from "./exchange.ts";
import type { Contract } from "./load-contract.ts";

/**
 * The contract of the operation that a request is about, by its method and the end of its path; undefined when it is about
 * none. One call of the client can lead to requests of several operations.
 */
export const contractFor = (
  { method, url }: Pick<RecordedRequest, "method" | "url">,
  contracts: readonly Contract[],
): Contract | undefined =>
  contracts.find((contract) => contract.method === method && isAt(contract.pathTemplate, url));

function isAt(pathTemplate: string, url: string): boolean {
  const expected = pathTemplate.split("/").slice(1);
  const found = new URL(url).pathname.split("/").slice(1).slice(-expected.length);
  return (
    found.length === expected.length &&
    expected.every((segment, index) =>
      segment.startsWith("{") ? found[index] !== "" : found[index] === segment,
    )
  );
}
