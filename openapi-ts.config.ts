import type { UserConfig } from "@hey-api/openapi-ts";

export const config: UserConfig = {
  input: "./openapi/job-terminate.yaml",
  output: { path: "./generated", module: { extension: ".ts" } },
  logs: { file: false },
  plugins: [
    "@hey-api/typescript",
    { name: "@hey-api/client-fetch", baseUrl: false },
    {
      name: "@hey-api/sdk",
      // The pipeline authenticates, afresh for every attempt.
      auth: false,
      // With a client of its own the SDK would create one as soon as it is imported.
      client: false,
      // The function form passes its `client` on to `new Request`, which Deno refuses.
      operations: { strategy: "single", containerName: "JobApi", methods: "instance" },
    },
    "@hey-api/schemas",
  ],
};

export default config;
