import { REQUEST_ID } from "../test/upstream/batch-answers.ts";
import { type Identity, identity } from "./service/identity.ts";

/** What the smoke program is given. */
export interface Settings extends Identity {
  readonly endpoint: string;
  /** The service's id of each request. */
  readonly requestId: string;
}

/** The settings of one run; its name is its base path at the service. */
export const settingsFor = (origin: string, run: string): Settings => ({
  ...identity,
  endpoint: `${origin}/${run}`,
  requestId: REQUEST_ID,
});
