import type { CandidateId } from "../candidate-list.ts";

/** Where a bundle is to run. */
export type Platform = "node" | "browser" | "worker";

/** All of them. */
export const platforms: readonly Platform[] = ["node", "browser", "worker"];

/** Who can be bundled for what; fetch and node:http are part of the platform. */
export const bundled: Readonly<Partial<Record<CandidateId, readonly Platform[]>>> = {
  ours: platforms,
  "azure-batch": platforms,
  "core-client": platforms,
  "ts-http-runtime": platforms,
  generated: platforms,
  undici: ["node"],
};
