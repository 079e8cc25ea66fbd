import { inspect } from "node:util";

/** Where a secret is found in something that the client gave out, in every way that a program could print it. */
export function leaks(told: unknown, secrets: readonly string[]): string[] {
  const spellings = secrets.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    // Half a secret is too much, too.
    secret.slice(0, 16),
    secret.slice(-16),
  ]);
  return texts(told).flatMap(([where, text]) =>
    spellings.some((secret) => text.includes(secret)) ? [where] : [],
  );
}

function texts(told: unknown, path = ""): [where: string, text: string][] {
  const own: [string, string][] = [
    [`${path}String`, String(told)],
    [`${path}JSON.stringify`, json(told)],
    [`${path}inspect`, inspect(told, { showHidden: true, depth: null, getters: true })],
  ];
  if (!(told instanceof Error)) return own;
  return [
    ...own,
    [`${path}message`, told.message],
    [`${path}stack`, told.stack ?? ""],
    ...(told.cause === undefined ? [] : texts(told.cause, `${path}cause.`)),
  ];
}

// Non-enumerable properties of errors included, as serializers of logs do it.
function json(value: unknown): string {
  const seen = new Set<unknown>();
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null) return typeof part === "bigint" ? String(part) : part;
    if (seen.has(part)) return "[seen]";
    seen.add(part);
    return part instanceof Error
      ? Object.fromEntries(Object.getOwnPropertyNames(part).map((name) => [name, Reflect.get(part, name)]))
      : part;
  });
  return text ?? "";
}
