import { isBatchTimeoutError } from "../../src/index.ts";
import { type Change, withBody, withPath } from "../changing-fetch.ts";
import { requestFindingsIn } from "../findings.ts";
import { type UnseenRequest, unseenReads, unseenRequests } from "../scenarios/unseen-requests.ts";
import type { BlindSpot, LabOptions } from "./blind-spot.ts";

const COMPLETED = { status: 200, name: "CompletedJob" };

/** Requests that the mock accepts though they are wrong, or that it cannot bear. */
export const wrongRequests: readonly BlindSpot[] = [
  ...unseenRequests.map((each) => accepted(each)),
  ...unseenReads.map((each) => accepted(each, { reads: true, prefer: [COMPLETED] })),
  {
    id: "base-path",
    blindness: "A base path in `servers`: it knows the contract's path alone.",
    check: "request-line",
    async prove({ call, findings }) {
      const basePath = "/batch/v1";
      const played = await call({
        basePath,
        change: (request) => withPath(new URL(request.url).pathname.replace(basePath, ""))(request),
      });
      return { blind: isAccepted(played.exchanges), found: findings(played, { basePath }) };
    },
  },
  {
    id: "malformed-json",
    blindness: "Malformed JSON: the request hangs for ever.",
    check: "request-body",
    async prove({ call, contract }) {
      const sent: Parameters<Change>[0][] = [];
      // By the real clock: an answer has to have its chance.
      const { exchanges, outcome } = await call({
        hurried: false,
        attemptTimeoutMs: 500,
        change: (request) => {
          const changed = withBody('{"terminateReason":')(request);
          sent.push(changed);
          return changed;
        },
      });
      const unanswered = { status: 0, headers: [], body: "" };
      const found = sent.flatMap((request) =>
        requestFindingsIn({ request, response: unanswered }, contract, {}),
      );
      // The look at the job afterwards is answered.
      const hangs =
        exchanges.every(({ request }) => request.method !== contract.method) &&
        isBatchTimeoutError(outcome.error);
      return { blind: hangs, found: found.map(({ check }) => check) };
    },
  },
];

function accepted(
  { id, blindness, check, change, signIn, strays = false }: UnseenRequest,
  options: LabOptions = {},
): BlindSpot {
  return {
    ...{ id, blindness, check },
    async prove({ call, findings }) {
      const played = await call({ ...options, ...(signIn && { signIn }), change, divert: strays });
      return { blind: isAccepted(played.exchanges), found: findings(played) };
    },
  };
}

const isAccepted = (exchanges: ReadonlyArray<{ response: { status: number } }>) =>
  [200, 202].includes(exchanges.at(-1)?.response.status ?? 0);
