import { generatedFolder, generateInto } from "./generated-difference.ts";

// The command of openapi-ts colours what it prints even in a pipe.
await generateInto(generatedFolder);
console.log("generated/ was written from openapi/job-terminate.yaml.");
