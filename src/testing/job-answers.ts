import type { JobState } from "../errors.ts";
import { answer, type Step } from "./scripted-fetch.ts";

/** The service's answer to a read, as it was recorded, with what a test wants otherwise. */
export const job = (
  state: JobState | string,
  more: object = {},
  headers: Record<string, string> = {},
): Step =>
  answer(
    200,
    {
      "Content-Type": "application/json;odata=minimalmetadata",
      ETag: "0x8DB9ABD9BC6099C",
      "Last-Modified": "Fri, 11 Aug 2023 22:52:15 GMT",
      "request-id": "920965b3-958e-41c9-b9e1-ad6ceadcc2aa",
      ...headers,
    },
    JSON.stringify({
      "odata.metadata": "https://account.region.batch.azure.com/$metadata#jobs/@Element",
      id: "nightly-42",
      eTag: "0x8DB9ABD9BC6099C",
      lastModified: "2023-08-11T22:52:15.6000668Z",
      state,
      stateTransitionTime: "2023-08-11T22:52:15.6000668Z",
      previousState: "active",
      executionInfo: {
        startTime: "2023-08-11T22:52:07.4785112Z",
        ...(state === "completed" && { endTime: "2023-08-11T22:52:16.0450172Z" }),
        poolId: "nightly",
        terminateReason: "superseded",
      },
      ...more,
    }),
  );
