import type { Scenario } from "./scenario.ts";
import { abortedReads } from "./table/aborted-reads.ts";
import { aborts } from "./table/aborts.ts";
import { clockSkew } from "./table/clock-skew.ts";
import { credentials } from "./table/credentials.ts";
import { errorBodies } from "./table/error-bodies.ts";
import { failingReads } from "./table/failing-reads.ts";
import { headers } from "./table/headers.ts";
import { hugeBodies } from "./table/huge-bodies.ts";
import { lostAnswers } from "./table/lost-answers.ts";
import { lostConnections } from "./table/lost-connections.ts";
import { oddReads } from "./table/odd-reads.ts";
import { readsAfterLostAnswers } from "./table/reads-after-lost-answers.ts";
import { repeatedSecrets } from "./table/repeated-secrets.ts";
import { repeatedSecretsInReads } from "./table/repeated-secrets-in-reads.ts";
import { retriedStatuses } from "./table/retried-statuses.ts";
import { retryAfter } from "./table/retry-after.ts";
import { statusesAndRedirects } from "./table/statuses-and-redirects.ts";
import { timeouts } from "./table/timeouts.ts";
import { unreachableServers } from "./table/unreachable-servers.ts";
import { unreadableErrorBodies } from "./table/unreadable-error-bodies.ts";
import { unreadableJobs } from "./table/unreadable-jobs.ts";
import { unreadableWaits } from "./table/unreadable-waits.ts";
import { waits } from "./table/waits.ts";
import { waitsAfterTermination } from "./table/waits-after-termination.ts";
import { hopelessWaits } from "./table/waits-in-vain.ts";

/** Every scenario, by topic. */
export const table: Readonly<Record<string, readonly Scenario[]>> = {
  "statuses that are retried": retriedStatuses,
  "Retry-After": retryAfter,
  "lost connections": lostConnections,
  "unreachable servers": unreachableServers,
  timeouts,
  "lost answers": lostAnswers,
  "reads after lost answers": readsAfterLostAnswers,
  "failing reads": failingReads,
  "unreadable jobs": unreadableJobs,
  "odd reads": oddReads,
  waits,
  "waits in vain": hopelessWaits,
  "waits that cannot read": unreadableWaits,
  "waits after a termination": waitsAfterTermination,
  "other statuses, and redirects": statusesAndRedirects,
  "error bodies": errorBodies,
  "unreadable error bodies": unreadableErrorBodies,
  "huge bodies": hugeBodies,
  headers,
  aborts,
  "aborted reads": abortedReads,
  credentials,
  "clock skew": clockSkew,
  "secrets that the server repeats": repeatedSecrets,
  "secrets that a read repeats": repeatedSecretsInReads,
};

export const scenarios: readonly Scenario[] = Object.values(table).flat();
