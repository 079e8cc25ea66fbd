import {
  BatchClient,
  BatchNetworkError,
  BatchServiceError,
  BatchTimeoutError,
} from "azure-batch-job-terminate";
import { equal, instance, rejection } from "./expect.js";

// One file for every runtime: nothing here but the package and what the web platform has.

const scenarios = {
  async token({ withToken }) {
    const { outcome, attempts } = await withToken().terminateJob("with-token");
    equal("the outcome", outcome, "accepted");
    equal("attempts", attempts, 1);
  },

  async key({ withKey, reason }) {
    const { outcome, status } = await withKey().terminateJob("with-reason", { terminateReason: reason });
    equal("the outcome", outcome, "accepted");
    equal("the status", status, 202);
  },

  async notFound({ withKey, requestId }) {
    const error = await rejection(withKey().terminateJob("missing"));
    instance(error, BatchServiceError);
    equal("the status", error.status, 404);
    equal("the code", error.code, "JobNotFound");
    equal("the request id", error.requestId, requestId);
  },

  async throttled({ withKey }) {
    const { outcome, attempts } = await withKey({ maxRetries: 1 }).terminateJob("throttled");
    equal("the outcome", outcome, "accepted");
    equal("attempts", attempts, 2);
  },

  async abort({ withKey, told }) {
    const controller = new AbortController();
    const reason = new Error("the caller has changed its mind");
    const call = withKey().terminateJob("aborted", { signal: controller.signal });
    // It may fail before it is looked at.
    call.catch(() => {});
    await told("arrived", "aborted");
    controller.abort(reason);
    const error = await rejection(call);
    if (error !== reason) throw new Error(`it was rejected with ${error}, not with the signal's reason`);
    await told("closed", "aborted");
  },

  async timeout({ withKey }) {
    const client = withKey({ attemptTimeoutMs: 500, maxRetries: 0 });
    const error = await rejection(client.terminateJob("late"));
    instance(error, BatchTimeoutError);
    equal("the scope", error.scope, "attempt");
    equal("outcomeUnknown", error.outcomeUnknown, true);
  },

  async lost({ withKey }) {
    const error = await rejection(withKey({ maxRetries: 0 }).terminateJob("lost"));
    instance(error, BatchNetworkError);
    equal("the failure", error.failure, "lost");
    equal("outcomeUnknown", error.outcomeUnknown, true);
  },

  async wait({ withKey }) {
    const { state, endTime, polls } = await withKey().waitForTermination("ending");
    equal("the state", state, "completed");
    equal("endTime is a date", endTime instanceof Date, true);
    equal("polls", polls, 2);
  },

  async many({ withKey }) {
    const ids = ["many-1", "many-2", "schedule:job-3"];
    const accepted = [];
    for await (const { jobId, result, error } of withKey().terminateJobs(ids)) {
      if (error) throw error;
      equal(`the outcome of ${jobId}`, result.outcome, "accepted");
      accepted.push(jobId);
    }
    equal("the jobs", accepted.sort().join(), ids.join());
  },
};

/**
 * Runs every scenario against the scripted service, and reports one line for each. The first line tells which file
 * the runtime loads for the package, where it can tell.
 */
export async function runSmoke(settings, report) {
  const { endpoint, account, key, token } = settings;
  report({ entry: import.meta.resolve?.("azure-batch-job-terminate") });
  const surroundings = {
    ...settings,
    withKey: (options) => new BatchClient(endpoint, { name: account, key }, options),
    withToken: () =>
      new BatchClient(endpoint, {
        getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }),
      }),
    // Answered as soon as it has happened at the service.
    told: async (what, job) => {
      const answer = await fetch(`${endpoint}/${what}/${job}`, { signal: AbortSignal.timeout(10_000) });
      equal(`the status of ${what}`, answer.status, 200);
    },
  };
  for (const [scenario, run] of Object.entries(scenarios)) {
    try {
      await run(surroundings);
      report({ scenario, ok: true });
    } catch (error) {
      report({ scenario, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
    }
  }
}
