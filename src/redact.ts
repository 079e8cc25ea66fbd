/** Blanks secrets in a text that came from outside, since some servers and transports repeat what they were sent. */
export function redact(text: string, secrets: Iterable<string>): string {
  let safe = text;
  for (const secret of secrets) safe = safe.replace(anyForm(secret), "[redacted]");
  return safe;
}

// A letter or digit is always written as itself; any other character also as URLs and JSON escape it.
const anyForm = (secret: string) =>
  new RegExp(
    Array.from(secret, (char) => {
      if (/\w/.test(char)) return char;
      const hex = char.charCodeAt(0).toString(16).padStart(2, "0");
      return `(?:\\\\?\\x${hex}|%${hex}|\\\\u00${hex})`;
    }).join(""),
    "gi",
  );
