import { wrongAttempts } from "./wrong-attempts.ts";
import { wrongBodies } from "./wrong-bodies.ts";
import type { WrongClient } from "./wrong-client.ts";
import { wrongConditions } from "./wrong-conditions.ts";
import { wrongCredentials } from "./wrong-credentials.ts";
import { wrongErrors } from "./wrong-errors.ts";
import { wrongHeaders } from "./wrong-headers.ts";
import { wrongLooks } from "./wrong-looks.ts";
import { wrongPaths } from "./wrong-paths.ts";
import { wrongQueries } from "./wrong-queries.ts";
import { wrongReadings } from "./wrong-readings.ts";
import { wrongReads } from "./wrong-reads.ts";
import { wrongResults } from "./wrong-results.ts";
import { wrongRetries } from "./wrong-retries.ts";
import { wrongSignatures } from "./wrong-signatures.ts";
import { wrongValues } from "./wrong-values.ts";
import { wrongWaits } from "./wrong-waits.ts";

/** Every wrong client, each caught by a check. */
export const wrongClients: readonly WrongClient[] = [
  ...wrongPaths,
  ...wrongQueries,
  ...wrongHeaders,
  ...wrongConditions,
  ...wrongBodies,
  ...wrongCredentials,
  ...wrongSignatures,
  ...wrongRetries,
  ...wrongAttempts,
  ...wrongResults,
  ...wrongErrors,
  ...wrongValues,
  ...wrongReadings,
  ...wrongReads,
  ...wrongWaits,
  ...wrongLooks,
];
