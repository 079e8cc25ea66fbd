/** Throws unless two plain values are the same. */
export function equal(what, actual, expected) {
  if (actual !== expected) throw new Error(`${what} is ${shown(actual)}, not ${shown(expected)}`);
}

/** Throws unless an error is of a class. */
export function instance(error, kind) {
  if (!(error instanceof kind)) throw new Error(`it was rejected with ${shown(error)}, not a ${kind.name}`);
}

/** What a promise is rejected with; throws when it is not. */
export async function rejection(promise) {
  const { value, error, rejected } = await promise.then(
    (value) => ({ value, rejected: false }),
    (error) => ({ error, rejected: true }),
  );
  if (!rejected) throw new Error(`it was not rejected, but resolved with ${shown(value)}`);
  return error;
}

const shown = (value) =>
  value instanceof Error ? `${value.name}: ${value.message}` : `${JSON.stringify(value)}`.slice(0, 80);
