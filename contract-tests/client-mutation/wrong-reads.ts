import {
  type Change,
  changingFetch,
  withHeader,
  withMethod,
  withPath,
  withQuery,
} from "../changing-fetch.ts";
import { making, spoiling } from "./bends.ts";
import { type Bend, bent } from "./bent-client.ts";
import { signatureOf, signedBy, textToSign } from "./signing.ts";
import { CALLS, type WrongClient } from "./wrong-client.ts";

// Where it stands in the text that is signed.
const LENGTH = 3;
const OTHER_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

/** Clients whose reads of a job are wrong requests. */
export const wrongReads: readonly WrongClient[] = [
  sending(
    "select-missing",
    "reads whole jobs",
    "positive-acceptance",
    /\$select: undefined/,
    withQuery("$select", undefined),
  ),
  sending(
    "select-other",
    "asks for other fields than it needs",
    "positive-acceptance",
    /\$select: id,state,eTag$/m,
    withQuery("$select", "id,state,eTag"),
  ),
  sending(
    "select-misspelled",
    "misspells a field that it asks for",
    "request-selection",
    /\$select: etag$/m,
    withQuery("$select", "id,state,etag"),
  ),
  sending(
    "select-spaces",
    "puts spaces between the fields that it asks for",
    "request-parameters",
    /\$select: "id, state"/,
    withQuery("$select", "id, state"),
  ),
  sending(
    "select-renamed",
    "calls $select by the name select",
    "request-unknown-query",
    /parameter select/,
    (request) => ({
      ...request,
      url: request.url.replace(/[?&](?:\$|%24)select=/, (match) => `${match[0]}select=`),
    }),
  ),
  sending(
    "condition",
    "sends a condition with a read",
    "request-unknown-header",
    /header if-none-match/i,
    withHeader("If-None-Match", "0x1"),
  ),
  sending(
    "type",
    "names a media type in a read, which has no body",
    "request-content-type",
    /Content-Type: application\/json/,
    withHeader("content-type", "application/json; odata=minimalmetadata"),
  ),
  sending(
    "accept",
    "accepts Atom alone in a read",
    "request-accept",
    /atom/,
    withHeader("accept", "application/atom+xml"),
  ),
  sending("head", "sends HEAD to read a job", "request-line", /HEAD \/jobs/, withMethod("HEAD")),
  sending("post", "sends POST to read a job", "request-line", /POST \/jobs/, withMethod("POST")),
  sending(
    "path",
    "reads a job where it is terminated",
    "request-line",
    /GET \/jobs\/.*\/terminate/,
    (request) => withPath(`${new URL(request.url).pathname}/terminate`)(request),
  ),
  sending(
    "job",
    "reads another job",
    "positive-acceptance",
    /the path \/jobs\/another/,
    withPath("/jobs/another"),
  ),
  sending(
    "api-version-missing",
    "reads without an api-version",
    "request-parameters",
    /no api-version/,
    withQuery("api-version", undefined),
  ),
  sending(
    "api-version-other",
    "reads with a later API version",
    "request-parameters",
    /api-version: "2024-07-01/,
    withQuery("api-version", "2024-07-01.20.0"),
  ),
  sending(
    "id-missing",
    "reads without a request id",
    "positive-acceptance",
    /no client-request-id/,
    withHeader("client-request-id", undefined),
  ),
  sending(
    "return-id-not",
    "does not ask for its request id in a read",
    "positive-acceptance",
    /return-client-request-id: (?:null|undefined|false)/,
    withHeader("return-client-request-id", undefined),
  ),
  bending("id-same", "has one request id for all reads", "positive-acceptance", /as in another call/, {
    clock: (clock) => ({ ...clock, uuid: () => OTHER_ID }),
  }),
  bending(
    "unsigned",
    "reads without a credential",
    "request-credentials",
    /0 Authorization headers/,
    spoiling(withHeader("authorization", undefined)),
  ),
  bending(
    "signs-length",
    "signs a length of 0 for a read",
    "request-signature",
    /a signature of something else/,
    {
      fetch: (next, { account: { name, key } }) =>
        changingFetch(
          signedBy((request) => {
            const lines = textToSign(request, name).split("\n").with(LENGTH, "0");
            return `SharedKey ${name}:${signatureOf(lines.join("\n"), Buffer.from(key, "base64"))}`;
          }),
          next,
        ),
    },
  ),
  {
    ...sending(
      "date-missing",
      "reads without a date",
      "positive-acceptance",
      /403 AuthenticationFailed/,
      withHeader("ocp-date", undefined),
    ),
    target: "proxy",
  },
];

function bending(id: string, what: string, check: string, finding: RegExp, bend: Bend): WrongClient {
  return {
    ...{ id: `read-${id}`, what, check, finding, reads: true, target: "mock", aims: CALLS },
    makeClient: bent(bend),
  };
}

function sending(id: string, what: string, check: string, finding: RegExp, change: Change): WrongClient {
  return bending(id, what, check, finding, making(change));
}
