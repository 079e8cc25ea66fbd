import { build } from "tsdown";

/** Builds the package anew, so that no test looks at an old one. */
export default async function setup(): Promise<void> {
  await build({ logLevel: "warn" });
}
