import { RestorableError } from '../../../core/errors.ts';
import type { UnsafeKind } from '../replay/unsafe-record.ts';
import { WalFlaw } from '../replay/wal-flaw.ts';
import { UnsafeLog } from './log-reader.ts';
import { gap } from './server-wal.ts';

const NEW_BASE = 'Make a backup (`kind: physical`): shipments continue from it.';

const UNSAFE: Readonly<Record<UnsafeKind, { readonly what: string; readonly hint: string }>> = {
  minimal: { what: 'the server ran with wal_level = minimal', hint: `Set wal_level = replica. ${NEW_BASE}` },
  tablespace: {
    what: 'a tablespace outside of the data folder was created',
    hint: `Drop it, or make logical backups, which leave tablespaces out. ${NEW_BASE}`,
  },
};

/** What is wrong with a received log, as an error about the server's. Anything else is returned unchanged. */
export function nameReadFailure(thrown: unknown): unknown {
  if (thrown instanceof UnsafeLog) {
    const { what, hint } = UNSAFE[thrown.kind];
    return new RestorableError('LOG_UNSAFE', `The write-ahead log can't be replayed: ${what}.`, {
      hint,
      cause: thrown,
    });
  }
  if (!(thrown instanceof WalFlaw)) return thrown;
  if (thrown.kind === 'server') return gap('what the server sent is of another cluster');
  // Not a failure of the tool: if it stays, a newer backup must be able to begin a new line.
  return new RestorableError('LOG_UNSAFE', "The write-ahead log can't be replayed: a record in it is damaged.", {
    hint: `Run it again. If it happens again, check the server's log. ${NEW_BASE}`,
    cause: thrown,
  });
}
