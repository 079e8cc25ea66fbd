import { SELECTED_FIELDS } from "../../src/job-state.ts";

/** What one parameter of a read is on the wire. */
export interface ReadCase {
  /** The client sends it by itself. */
  readonly sent?: string;
  /** The client has no option for it, so that it is put into the request on its way. */
  readonly put?: string;
}

/** At least one case for each parameter of the read; the real service accepts them all for a job that is there. */
export const readCases: Readonly<Record<string, readonly ReadCase[]>> = {
  jobId: [{}],
  "api-version": [{ sent: "2023-11-01.18.0" }],
  $select: [{ sent: SELECTED_FIELDS }, { put: "id,state" }, { put: "id,state,executionInfo" }],
  timeout: [{ put: "30" }, { put: "0" }, { put: "2147483647" }],
  "client-request-id": [
    { put: "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0" },
    { put: "0Ab1C2d3-0Ab1-4Ab1-9Ab1-0Ab1C2d3E4f5" },
  ],
  "return-client-request-id": [{ sent: "true" }, { put: "false" }],
  "ocp-date": [{}],
};
