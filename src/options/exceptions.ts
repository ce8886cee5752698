/** Guards that a run may be told to leave out. */

/** A run that could stop signing. */
export interface UnsignedException {
  /** Sign nothing, although the newest backup or record is signed. */
  readonly allowUnsigned: boolean;
}

/** A run that stores something at destinations. */
export interface EphemeralException {
  /** Store at a destination that is lost with the job. */
  readonly allowEphemeralDestination: boolean;
}
