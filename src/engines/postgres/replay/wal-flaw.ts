import { RestorableError } from '../../../core/errors.ts';

/** Why a stored write-ahead log can't be replayed. */
export type WalFlawKind = 'form' | 'damaged' | 'server' | 'timeline' | 'gap' | 'tablespace' | 'minimal';

/** Something in a write-ahead log that can't be replayed. It contains nothing of the log. */
export class WalFlaw extends Error {
  readonly kind: WalFlawKind;

  constructor(kind: WalFlawKind, where: string) {
    super(`The write-ahead log can't be replayed: ${kind} at ${where}`);
    this.kind = kind;
  }
}

const EARLIER = 'Restore an earlier moment, or a later backup.';

const WORDS: Readonly<Record<WalFlawKind, { readonly what: string; readonly hint: string }>> = {
  form: {
    what: 'it has a file that does not belong to a write-ahead log',
    hint: `Find out which program shipped it. ${EARLIER}`,
  },
  damaged: { what: 'a record in it is damaged', hint: `Check the log of the source server. ${EARLIER}` },
  server: {
    what: 'the backup is of another cluster',
    hint: `Find out which program shipped it, and make a backup of this cluster. ${EARLIER}`,
  },
  timeline: {
    what: 'it is of another timeline, and nothing says how that continues the one of the backup',
    hint: `Make a backup after a promotion: shipments continue from it. ${EARLIER}`,
  },
  tablespace: {
    what: 'a tablespace outside of the data folder was created',
    hint: `A server would write into the folder that the source named. ${EARLIER}`,
  },
  minimal: {
    what: 'the server ran with wal_level = minimal',
    hint: `A recovery cannot continue past this point. ${EARLIER}`,
  },
  gap: { what: 'a part of it is missing', hint: EARLIER },
};

/** A flaw, as an error about the log. Anything else is returned unchanged. */
export function nameWalFlaw(thrown: unknown): unknown {
  if (!(thrown instanceof WalFlaw)) return thrown;
  const { what, hint } = WORDS[thrown.kind];
  const code = thrown.kind === 'gap' ? 'LOG_GAP' : 'LOG_UNSAFE';
  return new RestorableError(code, `The write-ahead log can't be replayed: ${what}.`, { hint, cause: thrown });
}
