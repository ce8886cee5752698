/** A file that a setup writes. */
export interface PlannedFile {
  readonly path: string;
  readonly content: string;
  /** It holds a secret: mode 0600, and its content is never shown. */
  readonly isSecret: boolean;
  /** For the report. */
  readonly purpose: string;
}
