const PIECE = 16;

/**
 * A text without secrets, however somebody has turned them: whole, without padding, as base64url, in base64 or hex
 * once more, encoded twice for a URL, or a piece of {@link PIECE} characters and more.
 */
export function withoutTurnedSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (before, secret) => formsOf(secret).sort(byLength).reduce(withoutPieces, before),
    text,
  );
}

// The longest first, so that no end of it is left over.
const byLength = (one: string, other: string) => other.length - one.length;

/** A secret, and what somebody may make of it. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    secret.replaceAll("+", "-").replaceAll("/", "_"),
    encodeURIComponent(encodeURIComponent(secret)),
    bytes.toString("base64"),
    bytes.toString("base64url"),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
  ];
}

// From each place where a piece begins, as far as it goes on.
function withoutPieces(text: string, form: string): string {
  if (form.length < PIECE) return text;
  let safe = text;
  for (let start = 0; start + PIECE <= form.length; start++) {
    const at = safe.indexOf(form.slice(start, start + PIECE));
    if (at === -1) continue;
    let end = PIECE;
    while (start + end < form.length && safe[at + end] === form[start + end]) end++;
    safe = `${safe.slice(0, at)}[redacted]${safe.slice(at + end)}`;
    start--;
  }
  return safe;
}
