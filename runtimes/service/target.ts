/** What a request is about. */
export type Target =
  /** A job, of one run of the smoke program. */
  | { readonly kind: "terminate" | "read"; readonly run: string; readonly job: string }
  /** Whether the termination of a job has arrived, or its connection was closed: answered when it is so. */
  | {
      readonly kind: "tell";
      readonly what: "arrived" | "closed";
      readonly run: string;
      readonly job: string;
    }
  /** A file that a page loads. */
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "unknown" };

const UNKNOWN: Target = { kind: "unknown" };

/** Reads a request's method and target; each run has a base path of its own. */
export function targetOf(method: string, target: string): Target {
  const path = target.split("?")[0] ?? "";
  const parts = path.split("/").slice(1).map(decodeURIComponent);
  const [run = "", what, job = "", action] = parts;
  if (method === "POST") {
    const terminates = parts.length === 4 && what === "jobs" && action === "terminate";
    return terminates ? { kind: "terminate", run, job } : UNKNOWN;
  }
  if (method !== "GET") return UNKNOWN;
  if (run === "files") return { kind: "file", path: parts.slice(1).join("/") };
  if (parts.length !== 3) return UNKNOWN;
  if (what === "jobs") return { kind: "read", run, job };
  return what === "arrived" || what === "closed" ? { kind: "tell", what, run, job } : UNKNOWN;
}
