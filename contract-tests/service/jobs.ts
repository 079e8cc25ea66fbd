import { type Job, type JobState, jobAt } from "./job.ts";

/** The jobs of an account. Their ids are told apart without regard to letter case (Microsoft Learn, "Job - Add"). */
export class Jobs {
  readonly #jobs = new Map<string, Job>();
  readonly #now: () => number;
  readonly #activePrefix: string | undefined;

  /** @param activePrefix jobs whose id begins with it are there from the beginning, and active */
  constructor(now: () => number, activePrefix?: string) {
    this.#now = now;
    this.#activePrefix = activePrefix;
  }

  /** Adds a job, or puts it into another state. */
  add(id: string, state: JobState = "active", lastModifiedMs: number = this.#now()): Job {
    return this.put(jobAt(id, state, lastModifiedMs));
  }

  /** Keeps a job as it is given. */
  put(job: Job): Job {
    this.#jobs.set(job.id.toLowerCase(), job);
    return job;
  }

  /** Finds a job, if there is one. */
  find(id: string): Job | undefined {
    const known = this.#jobs.get(id.toLowerCase());
    if (known || this.#activePrefix === undefined || !id.startsWith(this.#activePrefix)) return known;
    // It was there before the request that asks for it.
    return this.add(id, "active", this.#now() - 60_000);
  }

  /** Ends a job that is terminating; ETag and time stay, as in recorded traffic. */
  complete(id: string): Job {
    const job = this.find(id);
    if (job?.state !== "terminating") throw new Error(`${id} is ${job?.state ?? "no job"}, not terminating.`);
    return this.put({ ...job, state: "completed" });
  }
}
