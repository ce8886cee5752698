import type { Fingerprint } from '../core/format/fingerprint.ts';
import type { Target } from '../ports/engine.ts';
import type { OpenedBackup } from './open-backup.ts';

interface Opened {
  readonly opened: OpenedBackup;
}

interface Prepared extends Opened {
  readonly target: Pick<Target, 'description' | 'notes'>;
}

export interface Restored extends Prepared {
  /** Since the recovery began. */
  readonly restoreMs: number;
}

interface Inspected extends Restored {
  /** What the restored database holds. */
  readonly restored: Fingerprint;
}

/** How far a restore into an ephemeral database came. Each stage has what the ones before it have. */
export type Restoration =
  | { readonly stage: 'chosen' }
  | ({ readonly stage: 'opened' } & Opened)
  | ({ readonly stage: 'prepared' } & Prepared)
  | ({ readonly stage: 'restored' } & Restored)
  | ({ readonly stage: 'inspected' } & Inspected);

/** What a report shows of a restore, as far as it came. */
export function factsOfRestoration(at: Restoration): Partial<Inspected> {
  if (at.stage === 'chosen') return {};
  const { stage: _, ...facts } = at;
  return facts;
}
