/** Blanks secrets in a text that came from outside, since some servers repeat what they were sent. */
export function redact(text: string, secrets: Iterable<string>): string {
  let safe = text;
  for (const secret of secrets) {
    safe = safe.replaceAll(secret, "[redacted]").replaceAll(encodeURIComponent(secret), "[redacted]");
  }
  return safe;
}
