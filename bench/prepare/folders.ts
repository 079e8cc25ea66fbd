import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const rootFolder: string = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of the benchmark. */
export const benchFolder: string = join(rootFolder, "bench");
