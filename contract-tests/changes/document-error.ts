/** A document that cannot be compared; its message says what is wrong, where, and what to do. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
}
