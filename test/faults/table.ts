import type { Scenario } from "./scenario.ts";
import { aborts } from "./table/aborts.ts";
import { clockSkew } from "./table/clock-skew.ts";
import { credentials } from "./table/credentials.ts";
import { errorBodies } from "./table/error-bodies.ts";
import { headers } from "./table/headers.ts";
import { hugeBodies } from "./table/huge-bodies.ts";
import { lostAnswers } from "./table/lost-answers.ts";
import { lostConnections } from "./table/lost-connections.ts";
import { repeatedSecrets } from "./table/repeated-secrets.ts";
import { retriedStatuses } from "./table/retried-statuses.ts";
import { retryAfter } from "./table/retry-after.ts";
import { statusesAndRedirects } from "./table/statuses-and-redirects.ts";
import { timeouts } from "./table/timeouts.ts";
import { unreachableServers } from "./table/unreachable-servers.ts";
import { unreadableErrorBodies } from "./table/unreadable-error-bodies.ts";

/** Every scenario, by topic. */
export const table: Readonly<Record<string, readonly Scenario[]>> = {
  "statuses that are retried": retriedStatuses,
  "Retry-After": retryAfter,
  "lost connections": lostConnections,
  "unreachable servers": unreachableServers,
  timeouts,
  "lost answers": lostAnswers,
  "other statuses, and redirects": statusesAndRedirects,
  "error bodies": errorBodies,
  "unreadable error bodies": unreadableErrorBodies,
  "huge bodies": hugeBodies,
  headers,
  aborts,
  credentials,
  "clock skew": clockSkew,
  "secrets that the server repeats": repeatedSecrets,
};

export const scenarios: readonly Scenario[] = Object.values(table).flat();
