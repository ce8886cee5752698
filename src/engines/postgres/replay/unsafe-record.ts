import { dataStart } from './commit-record.ts';
import type { WalRecord } from './wal-scanner.ts';

/** What no recovery gets past, or what it must not do. */
export type UnsafeKind = 'minimal' | 'tablespace';

/** Resource managers (`rmgrlist.h`), and kinds of their records. */
const OF_LOG = 0;
const PARAMETERS = 0x60;
const OF_TABLESPACES = 5;
const CREATED = 0x00;
const KIND_BITS = 0xf0;

/** In the data of a record about settings (`xl_parameter_change`). */
const WAL_LEVEL_OFFSET = 20;
const MINIMAL = 0;

/** Undefined for a record that a recovery replays. */
export function unsafeKindOf({ manager, info, head }: WalRecord): UnsafeKind | undefined {
  const kind = info & KIND_BITS;
  if (manager === OF_TABLESPACES && kind === CREATED) return 'tablespace';
  if (manager !== OF_LOG || kind !== PARAMETERS) return undefined;
  const at = (dataStart(head) ?? head.length) + WAL_LEVEL_OFFSET;
  return at + 4 <= head.length && head.readInt32LE(at) === MINIMAL ? 'minimal' : undefined;
}
