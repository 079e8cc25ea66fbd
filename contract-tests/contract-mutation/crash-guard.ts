/**
 * Does something while an error that no call catches ends what runs here instead of the process: Prism throws such errors
 * over some documents, and leaves the request without an answer.
 */
export async function guarded<Result>(
  onCrash: (error: unknown) => void,
  part: () => Promise<Result>,
): Promise<Result> {
  process.on("uncaughtException", onCrash);
  try {
    return await part();
  } finally {
    process.off("uncaughtException", onCrash);
  }
}
