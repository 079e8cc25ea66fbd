import { type Job, type JobState, jobAt } from "./job.ts";
import { completed, ending, found } from "./job-life.ts";

/** The jobs of an account. Their ids are told apart without regard to letter case (Microsoft Learn, "Job - Add"). */
export class Jobs {
  /** A removed job leaves its place empty. */
  readonly #jobs = new Map<string, Job | undefined>();
  readonly #now: () => number;
  readonly #activePrefix: string | undefined;
  readonly #terminatingReads: number;

  /**
   * @param activePrefix jobs whose id begins with it are there from the beginning, and active
   * @param terminatingReads how many reads show a job terminating before one shows it completed
   */
  constructor(now: () => number, activePrefix?: string, terminatingReads = 1) {
    this.#now = now;
    this.#activePrefix = activePrefix;
    this.#terminatingReads = terminatingReads;
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
    const key = id.toLowerCase();
    if (this.#jobs.has(key) || this.#activePrefix === undefined || !id.startsWith(this.#activePrefix))
      return this.#jobs.get(key);
    // It was there before the request that asks for it.
    return this.add(id, "active", this.#now() - 60_000);
  }

  /** Finds a job as a read does; what terminates comes to its end by and by. */
  read(id: string): Job | undefined {
    const job = this.find(id);
    return job && this.put(found(job, this.#now(), this.#terminatingReads));
  }

  /** Takes a job away, as the end of its deletion does. */
  remove(id: string): void {
    this.#jobs.set(id.toLowerCase(), undefined);
  }

  /** Brings a job, which need not be there before, into a state, or takes it away. */
  become(id: string, state: JobState | "gone", terminateReason?: string): void {
    const now = this.#now();
    const job = this.find(id) ?? jobAt(id, "active", now);
    if (state === "gone") this.remove(id);
    else if (state === "terminating" || state === "completed")
      this.put(ending(job, state, now, terminateReason));
    else this.add(job.id, state, now);
  }

  /** Ends a job that is terminating. */
  complete(id: string): Job {
    const job = this.find(id);
    if (job?.state !== "terminating") throw new Error(`${id} is ${job?.state ?? "no job"}, not terminating.`);
    return this.put(completed(job, this.#now()));
  }
}
