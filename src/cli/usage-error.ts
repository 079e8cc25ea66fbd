/**
 * What was asked for cannot be done as it was asked. Nothing was sent, unless the list of jobs came through a pipe and
 * turned out to be wrong in its middle. The process ends with exit code 2.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
