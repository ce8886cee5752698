import { randomBytes } from 'node:crypto';
import { splitStatements } from '../sql/reader.ts';

/** Texts that mark our own refused statements in pg_restore's output. Nothing in a dump can know them. */
export interface Refusals {
  readonly right: string;
  readonly comment: string;
}

export function makeRefusals(): Refusals {
  const token = randomBytes(12).toString('hex');
  return { right: `restorable_right_${token}`, comment: `restorable_comment_${token}` };
}

/** The statements of an entry, each of which may be refused without ending the surrounding transaction. */
export function guarded(definition: string, refusal: string): string {
  return splitStatements(definition)
    .map(
      (statement) =>
        `DO $${refusal}$ BEGIN EXECUTE $${refusal}x$${statement}$${refusal}x$; EXCEPTION WHEN OTHERS THEN RAISE WARNING '${refusal}'; END $${refusal}$;\n`,
    )
    .join('');
}
