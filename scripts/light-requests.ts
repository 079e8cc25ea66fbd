import { fileURLToPath } from "node:url";

const lightRequest = JSON.stringify(fileURLToPath(new URL("../src/node/request.ts", import.meta.url)));

/**
 * Has the generated client build its requests from the classes of src/node/request.ts instead of the platform's Request and
 * Headers. On Node.js those are part of its fetch, which takes longer to load than everything else that a call needs.
 * test/light-requests.test.ts fails where they are used all the same.
 */
export const lightRequests = {
  name: "light-requests",
  transform: (code: string, id: string) =>
    /[\\/]generated[\\/]client[\\/][\w.]+\.ts$/.test(id)
      ? { code: `import { Headers, Request } from ${lightRequest};\n${code}`, map: null }
      : null,
};
