/**
 * Sets the wall clock of this thread to a time; it goes on from there. A pattern of dates is tried with what the client
 * sends, and the score must not depend on the day.
 */
export function setClock(startMs: number): void {
  const started = performance.now();
  Date.now = () => Math.floor(startMs + performance.now() - started);
}
