import { type Change, withMethod, withPath } from "../changing-fetch.ts";
import { making } from "./bends.ts";
import { type Bend, bent } from "./bent-client.ts";
import { CALLS, type WrongClient } from "./wrong-client.ts";

/** Clients whose requests go to the wrong place. */
export const wrongPaths: readonly WrongClient[] = [
  lost("method-put", "sends PUT", /PUT \/jobs/, making(withMethod("PUT"))),
  lost("method-delete", "sends DELETE", /DELETE \/jobs/, making(withMethod("DELETE"))),
  lost("path-letter-case", "writes the path in another letter case", /\/Jobs\/.*\/Terminate/, path(capitals)),
  lost(
    "path-trailing-slash",
    "ends the path with a slash",
    /terminate\/$/m,
    path((each) => `${each}/`),
  ),
  lost(
    "path-double-slash",
    "puts two slashes behind the endpoint",
    /\/\/jobs/,
    path((each) => `/${each}`),
  ),
  lost(
    "path-without-action",
    "leaves out the last part of the path",
    /POST \/jobs\/[^/]+$/m,
    path((each) => each.replace("/terminate", "")),
  ),
  {
    ...lost(
      "path-encoded-twice",
      "encodes the job id twice",
      /404 JobNotFound/,
      path((each) => each.replaceAll("%", "%25")),
    ),
    check: "positive-acceptance",
    target: "proxy",
  },
  {
    ...lost(
      "path-plus",
      "writes a blank of the job id as a plus sign",
      /404 JobNotFound/,
      path((each) => each.replaceAll("%20", "+")),
    ),
    check: "positive-acceptance",
    target: "proxy",
  },
  lost("host", "goes to another host than that of its endpoint", /localhost/, making(toLocalhost)),
];

function lost(id: string, what: string, finding: RegExp, bend: Bend): WrongClient {
  return { id, what, check: "request-line", target: "mock", finding, aims: CALLS, makeClient: bent(bend) };
}

function path(change: (path: string) => string): Bend {
  return making((request) => withPath(change(new URL(request.url).pathname))(request));
}

function capitals(each: string): string {
  return each.replace("/jobs/", "/Jobs/").replace("/terminate", "/Terminate");
}

function toLocalhost(request: Parameters<Change>[0]) {
  return { ...request, url: request.url.replace("127.0.0.1", "localhost") };
}
