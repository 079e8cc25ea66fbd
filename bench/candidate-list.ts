/** The id of a candidate, which is the name of its module in `candidates/`. */
export type CandidateId =
  | "ours"
  | "ours-shared-key"
  | "azure-batch"
  | "core-client"
  | "ts-http-runtime"
  | "generated"
  | "fetch"
  | "undici"
  | "node-http";

/**
 * `ours` is what is judged and `variant` another way to use it; `sdk` is what it is compared with, `floor` what can hardly
 * be beaten, and `plain` stands for itself.
 */
export type Role = "ours" | "variant" | "sdk" | "plain" | "floor";

/** Who takes part. */
export interface Candidate {
  readonly id: CandidateId;
  readonly label: string;
  readonly role: Role;
  /** What has to be installed for it; undefined where that is no package. */
  readonly packageName?: string;
}

/** Everybody who takes part, in the order of the tables. */
export const candidates: readonly Candidate[] = [
  { id: "ours", label: "this package", role: "ours", packageName: "azure-batch-job-terminate" },
  { id: "ours-shared-key", label: "this package, shared key", role: "variant" },
  { id: "azure-batch", label: "@azure/batch", role: "sdk", packageName: "@azure/batch" },
  {
    id: "core-client",
    label: "@azure-rest/core-client",
    role: "sdk",
    packageName: "@azure-rest/core-client",
  },
  {
    id: "ts-http-runtime",
    label: "@typespec/ts-http-runtime",
    role: "sdk",
    packageName: "@typespec/ts-http-runtime",
  },
  { id: "generated", label: "generated client alone", role: "plain" },
  { id: "fetch", label: "global fetch", role: "plain" },
  { id: "undici", label: "undici.request", role: "plain", packageName: "undici" },
  { id: "node-http", label: "node:http", role: "floor" },
];

/** The candidate with an id. */
export function candidateOf(id: CandidateId): Candidate {
  const found = candidates.find((candidate) => candidate.id === id);
  if (!found) throw new RangeError(`There is no candidate ${id}.`);
  return found;
}
