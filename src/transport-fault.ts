import type { NetworkFailure } from "./errors.ts";

/** A failure that the transport itself understands; `cause` is what the system threw, if it threw anything. */
export class TransportFault extends Error {
  override readonly name = "TransportFault";
  readonly failure: NetworkFailure;
  /** Whether a kept connection ended before anything came over it in answer. */
  readonly stale: boolean;

  constructor(failure: NetworkFailure, cause?: unknown, stale = false) {
    super(failure, { cause });
    this.failure = failure;
    this.stale = stale;
  }
}
