import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The version of the Swagger. */
export const swaggerVersion = "2023-11-01.18.0";

/** Where the Swagger is in a folder of upstream documents. */
export const swaggerFile = `specs/BatchService_stable_${swaggerVersion}.json`;

// oav takes the kind of an API from the path, so it has to be that of Azure/azure-rest-api-specs.
const published = `specification/batch/data-plane/Microsoft.Batch/stable/${swaggerVersion}/BatchService.json`;

/**
 * Copies the Swagger into a new temporary folder that is laid out as oav wants it.
 * @throws when the Swagger is not there
 */
export async function layOutSwagger(upstreamDir: string): Promise<{ folder: string; swagger: string }> {
  const folder = await mkdtemp(join(tmpdir(), "judge-"));
  const swagger = join(folder, published);
  try {
    await mkdir(dirname(swagger), { recursive: true });
    await cp(join(upstreamDir, swaggerFile), swagger);
    return { folder, swagger };
  } catch (cause) {
    await removeSwagger(folder);
    throw new Error(
      `There is no ${swaggerFile} in ${upstreamDir}. Point BATCH_UPSTREAM_DIR to a folder that has it: ` +
        `in Azure/azure-rest-api-specs it is ${published}.`,
      { cause },
    );
  }
}

/** Removes what {@link layOutSwagger} made; a second call is fine. */
export const removeSwagger = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
