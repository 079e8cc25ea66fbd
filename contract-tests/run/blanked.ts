import { redact } from "../../src/redact.ts";
import { type Exchange, type HeaderList, headerValues } from "../exchange.ts";
import { formsOf, withoutTurnedSecrets } from "./secret-forms.ts";

// Shorter ones are parts of what is sent wrong on purpose; a token or a signature is longer.
const SHORTEST = 16;

/** Every credential that some exchanges sent: tokens and signatures. */
export const credentialsOf = (exchanges: readonly Exchange[]): string[] => [
  ...new Set(
    exchanges
      .flatMap(({ request }) => headerValues(request.headers, "authorization").map(credentialOf))
      .filter((credential) => credential.length >= SHORTEST),
  ),
];

/** What is not told, and how a text is told without it. */
export type Blank = (text: string) => string;

// Long enough to be met by chance in no text, and short enough to stand between two escapes.
const WINDOW = 6;

/** Blanks secrets in texts, in every form in which somebody may repeat them. */
export function blankOf(secrets: readonly string[]): Blank {
  const owners = new Map<string, string>();
  for (const secret of secrets) {
    for (const form of formsOf(secret)) for (const window of windowsOf(form)) owners.set(window, secret);
  }
  return (text) => {
    // Most texts hold none; looking for each secret in each text would take minutes.
    const held = [...new Set(windowsOf(text).flatMap((window) => owners.get(window) ?? []))];
    return held.length === 0 ? text : withoutTurnedSecrets(redact(text, held), held);
  };
}

function windowsOf(text: string): string[] {
  const lower = text.toLowerCase();
  return Array.from({ length: Math.max(0, lower.length - WINDOW + 1) }, (_, start) =>
    lower.slice(start, start + WINDOW),
  );
}

/** The same exchanges without a credential in any place: neither where it was sent, nor where an answer repeats it. */
export function blanked(exchanges: readonly Exchange[], blank: Blank): Exchange[] {
  const headers = (from: HeaderList): HeaderList =>
    from.map(([name, value]) => [
      blank(name),
      /^authorization$/i.test(name) ? value.replace(credentialOf(value), "[redacted]") : blank(value),
    ]);
  return exchanges.map(({ request, response, ...rest }) => ({
    ...rest,
    request: {
      ...request,
      url: blank(request.url),
      headers: headers(request.headers),
      body: blank(request.body),
    },
    response: { ...response, headers: headers(response.headers), body: blank(response.body) },
  }));
}

// The part of an Authorization header that opens something: the token, or the signature after the account.
const credentialOf = (value: string) =>
  /^SharedKey [^:]*:(.*)$/.exec(value)?.[1] ?? /^\S+ (.*)$/.exec(value)?.[1] ?? value;
