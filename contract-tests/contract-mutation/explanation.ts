/** Why no check of the run can see some mutants. */
export interface Explanation {
  /** The ids of the mutants. */
  readonly survivors: RegExp;
  /** Why that is so, as a sentence. */
  readonly why: string;
}
