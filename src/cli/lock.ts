import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, statSync } from "node:fs";
import { link, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { UsageError } from "./usage-error.ts";
import { visible } from "./visible.ts";

const TRIES = 20;
// Removing a lock takes far less.
const GUARD_MS = 500;
// So does writing one.
const UNREADABLE_MS = 60_000;

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Takes a lock that one process at a time can hold. One that a dead process left behind is taken over.
 * @param linked makes a link to a file
 * @returns what gives it back
 * @throws {UsageError} when another process holds it
 */
export async function takeLock(
  path: string,
  me: Holder = self(),
  linked: typeof link = link,
): Promise<() => Promise<void>> {
  for (let tries = 0; tries < TRIES; tries++) {
    if (await created(path, me, linked)) return async () => release(path, me);
    const holder = holderOf(path);
    // Who gave it back in between is not in the way.
    if (holder !== "none" && !isStale(path, holder, me)) throw held(path, holder);
    if (holder !== "none") await clearAway(path, me, linked);
  }
  throw held(path, undefined);
}

const self = (): Holder => ({ pid: process.pid, host: hostname() });

async function created(path: string, me: Holder, linked: typeof link): Promise<boolean> {
  const own = `${path}.${randomUUID()}`;
  try {
    // It appears whole, or not at all.
    await writeFile(own, JSON.stringify(me), { flag: "wx" });
    await linked(own, path).catch((error: NodeJS.ErrnoException) => {
      if (!NO_LINKS.has(error.code)) throw error;
      return writeFile(path, JSON.stringify(me), { flag: "wx" });
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new UsageError(
      `${visible(path)} cannot be written (${(error as NodeJS.ErrnoException).code}). Give --journal a file in a folder that you may write to.`,
    );
  } finally {
    // What cannot be removed was not written.
    await rm(own, { force: true }).catch(() => {});
  }
}

// What file systems without hard links say, such as those of some network drives.
const NO_LINKS: ReadonlySet<string | undefined> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** Who holds it; `none` when it was given back, undefined when nobody can tell. */
function holderOf(path: string): Holder | "none" | undefined {
  try {
    const { pid, host } = JSON.parse(readFileSync(path, "utf8")) as Partial<Holder>;
    return typeof pid === "number" && typeof host === "string" ? { pid, host } : undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "none" : undefined;
  }
}

// A lock of another machine cannot be looked into. One of this very process was left by an earlier one of the same number.
function isStale(path: string, holder: Holder | "none" | undefined, me: Holder): boolean {
  // Its process ended while it wrote it.
  if (holder === undefined) return ageMs(path) > UNREADABLE_MS;
  if (holder === "none" || holder.host !== me.host) return false;
  if (holder.pid === me.pid) return true;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

// Only who holds the guard may remove a stale lock, and looks at it again before: a fresh one is never removed.
async function clearAway(path: string, me: Holder, linked: typeof link): Promise<void> {
  const guard = `${path}.guard`;
  if (await created(guard, me, linked)) {
    if (isStale(path, holderOf(path), me)) rmSync(path);
    rmSync(guard);
    return;
  }
  await delay(GUARD_MS / 10);
  // Its holder has died in that moment.
  if (ageMs(guard) > GUARD_MS) rmSync(guard, { force: true });
}

const ageMs = (path: string) =>
  Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());

function release(path: string, me: Holder): void {
  const holder = holderOf(path);
  if (typeof holder === "object" && holder.pid === me.pid) rmSync(path);
}

function held(path: string, holder: Holder | undefined): UsageError {
  const who = holder ? `process ${holder.pid} on ${visible(holder.host)}` : "another process";
  return new UsageError(
    `The journal is in use by ${who}. Wait until it has ended, or give another journal. If there is no such process any more, remove ${visible(path)}.`,
  );
}
