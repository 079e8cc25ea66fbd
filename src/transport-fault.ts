import type { NetworkFailure } from "./errors.ts";

/** What else a transport may know of a failure. */
export interface FaultDetails {
  /** A kept connection ended before anything came over it in answer. */
  readonly stale?: boolean;
  /** The request never got as far as a connection. */
  readonly unsent?: boolean;
}

/** A failure that the transport itself understands; `cause` is what the system threw, if it threw anything. */
export class TransportFault extends Error {
  override readonly name = "TransportFault";
  readonly failure: NetworkFailure;
  readonly stale: boolean;
  readonly unsent: boolean;

  constructor(
    failure: NetworkFailure,
    cause?: unknown,
    { stale = false, unsent = false }: FaultDetails = {},
  ) {
    super(failure, { cause });
    this.failure = failure;
    this.stale = stale;
    this.unsent = unsent;
  }
}
