/**
 * The claims that a 401 asks a new token to carry (continuous access evaluation), decoded; undefined when it asks for
 * none, or in a way that cannot be understood.
 *
 * Source: Microsoft Learn, "How to use Continuous Access Evaluation enabled APIs in your applications".
 * @param wwwAuthenticate the answer's `WWW-Authenticate` header
 */
export function challengedClaims(wwwAuthenticate: string | null): string | undefined {
  const bearer = challenges(wwwAuthenticate ?? "").find(
    ({ scheme, params }) =>
      scheme === "bearer" && params.get("error") === "insufficient_claims" && params.has("claims"),
  );
  return bearer && decoded(bearer.params.get("claims") ?? "");
}

interface Challenge {
  readonly scheme: string;
  readonly params: Map<string, string>;
}

// RFC 9110, section 11.6.1: schemes with quoted parameters, all separated by commas or spaces.
function challenges(header: string): Challenge[] {
  const found: Challenge[] = [];
  for (const [, name = "", value, scheme] of header.matchAll(
    /(?<![\w-])(?:([\w-]+)="((?:[^"\\]|\\.)*)"|([\w-]+)(?=\s))/g,
  )) {
    if (scheme !== undefined) found.push({ scheme: scheme.toLowerCase(), params: new Map() });
    else found.at(-1)?.params.set(name.toLowerCase(), value ?? "");
  }
  return found;
}

function decoded(claims: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(claims.replaceAll("-", "+").replaceAll("_", "/")), (char) =>
      char.charCodeAt(0),
    );
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return isObject(JSON.parse(text)) ? text : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
