import { isBatchTimeoutError } from "../../src/index.ts";
import { type Change, withBody, withPath } from "../changing-fetch.ts";
import { requestFindingsIn } from "../findings.ts";
import { type UnseenRequest, unseenRequests } from "../scenarios/unseen-requests.ts";
import type { BlindSpot } from "./blind-spot.ts";

/** Requests that the mock accepts though they are wrong, or that it cannot bear. */
export const wrongRequests: readonly BlindSpot[] = [
  ...unseenRequests.map(accepted),
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
      const hangs = exchanges.length === 0 && isBatchTimeoutError(outcome.error);
      return { blind: hangs, found: found.map(({ check }) => check) };
    },
  },
];

function accepted({ id, blindness, check, change, signIn, strays = false }: UnseenRequest): BlindSpot {
  return {
    ...{ id, blindness, check },
    async prove({ call, findings }) {
      const played = await call({ ...(signIn && { signIn }), change, divert: strays });
      return { blind: isAccepted(played.exchanges), found: findings(played) };
    },
  };
}

const isAccepted = (exchanges: ReadonlyArray<{ response: { status: number } }>) =>
  exchanges.at(-1)?.response.status === 202;
