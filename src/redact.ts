/** Blanks secrets in a text that came from outside, since some servers and transports repeat what they were sent. */
export function redact(text: string, secrets: Iterable<string>): string {
  let safe = text;
  for (const secret of secrets) {
    // No form is shorter than the secret itself, and most texts are.
    if (safe.length >= secret.length && mayHold(safe, secret)) safe = safe.replace(anyForm(secret), BLANK);
    safe = withoutCutEnd(safe, secret);
  }
  return safe;
}

const BLANK = "[redacted]";
// Shorter beginnings are found in honest texts, too, and are worth nothing.
const LEAST_PART = 8;

// A letter or digit is always written as itself: without the first few of them in a row, there is no secret either.
function mayHold(text: string, secret: string): boolean {
  const part = /\w{4,32}/.exec(secret)?.[0];
  return part === undefined || text.toLowerCase().includes(part.toLowerCase());
}

// A letter or digit is always written as itself; any other character also as JSON, URLs and HTML escape it.
const anyForm = (secret: string) =>
  new RegExp(
    Array.from(secret, (char) => {
      if (/\w/.test(char)) return char;
      const code = char.charCodeAt(0);
      const hex = code.toString(16).padStart(2, "0");
      return `(?:\\\\*\\x${hex}|%${hex}|\\\\+u00${hex}|&#x0*${hex};|&#0*${code};)`;
    }).join(""),
    "gi",
  );

// A text that breaks off may end in the middle of a secret.
function withoutCutEnd(text: string, secret: string): string {
  if (!text.includes(secret.slice(0, LEAST_PART))) return text;
  for (let length = Math.min(secret.length - 1, text.length); length >= LEAST_PART; length--) {
    if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length) + BLANK;
  }
  return text;
}
