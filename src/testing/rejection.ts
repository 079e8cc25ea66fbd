/** What a promise rejects with; a promise that resolves is a failure of the test. */
export const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => {
      throw new Error(`A rejection was expected, but the promise resolved with ${JSON.stringify(value)}.`);
    },
    (reason: unknown) => reason,
  );
