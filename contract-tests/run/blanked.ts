import { redact } from "../../src/redact.ts";
import { type Exchange, type HeaderList, headerValues } from "../exchange.ts";

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

/** The same exchanges without a credential in any place: neither where it was sent, nor where an answer repeats it. */
export function blanked(exchanges: readonly Exchange[], secrets: readonly string[]): Exchange[] {
  const text = (from: string) => redact(from, secrets);
  const headers = (from: HeaderList): HeaderList =>
    from.map(([name, value]) => [
      name,
      /^authorization$/i.test(name) ? value.replace(credentialOf(value), "[redacted]") : text(value),
    ]);
  return exchanges.map(({ request, response, ...rest }) => ({
    ...rest,
    request: {
      ...request,
      url: text(request.url),
      headers: headers(request.headers),
      body: text(request.body),
    },
    response: { ...response, headers: headers(response.headers), body: text(response.body) },
  }));
}

// The part of an Authorization header that opens something: the token, or the signature after the account.
const credentialOf = (value: string) =>
  /^SharedKey [^:]*:(.*)$/.exec(value)?.[1] ?? /^\S+ (.*)$/.exec(value)?.[1] ?? value;
