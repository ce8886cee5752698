import type { Fingerprint } from '../core/format/manifest/fingerprint.ts';
import type { Target } from '../ports/engine/target.ts';
import type { OpenedBackup } from './open-backup.ts';

interface Opened {
  readonly opened: OpenedBackup;
}

interface Prepared extends Opened {
  readonly target: Pick<Target, 'description' | 'notes'>;
}

export interface Restored extends Prepared {
  /** Time since the recovery started. */
  readonly restoreMs: number;
}

interface Inspected extends Restored {
  /** What the restored database contains. */
  readonly restored: Fingerprint;
}

/** How far a restore into an ephemeral database got. Each stage has the fields of the stages before it. */
export type Restoration =
  | { readonly stage: 'chosen' }
  | ({ readonly stage: 'opened' } & Opened)
  | ({ readonly stage: 'prepared' } & Prepared)
  | ({ readonly stage: 'restored' } & Restored)
  | ({ readonly stage: 'inspected' } & Inspected);

/** What a report shows about a restore, as far as it got. */
export function factsOfRestoration(at: Restoration): Partial<Inspected> {
  if (at.stage === 'chosen') return {};
  const { stage: _, ...facts } = at;
  return facts;
}
