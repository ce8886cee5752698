import { refutes } from '../../core/checks/verdict.ts';
import { isJudged, type TestRecord } from './test-record.ts';

/**
 * A record that is stored this much later than its test ended was copied here: by then, something else may be at a place of the
 * same name.
 */
const COPIED_AFTER_MS = 3_600_000;

/** What the record of a verification states about the copy of a backup at one destination. */
export interface CopyStatement extends Omit<TestRecord, 'backup'> {
  readonly backup: NonNullable<TestRecord['backup']>;
  /** If it is damaged, the verdict is `failed`, although another copy may have passed. */
  readonly state: 'read' | 'not-read' | 'damaged';
  /** What failed is the copy here. The backup may be good elsewhere. */
  readonly isOnlyHere: boolean;
}

interface Place {
  readonly label: string;
  /** When the record was stored there. Undefined if that is not known. */
  readonly storedAt: Date | undefined;
}

/**
 * @returns undefined for a record that states nothing about this copy: of a drill, without a verdict, or of damage to copies
 *   elsewhere, which is no reason to distrust this one, or to trust it
 */
export function statementAt(record: TestRecord, place: Place): CopyStatement | undefined {
  const { backup } = record;
  if (record.kind !== 'verification' || backup === null || !isJudged(record)) return undefined;
  const state = stateAt(record, place);
  const isBad = refutes(record);
  if (state === 'damaged') {
    const verdict = { verdict: 'failed', reason: 'backup', errorCode: null } as const;
    return { ...record, ...verdict, backup, state, isOnlyHere: !isBad || record.onlyCopies };
  }
  if (isBad && record.onlyCopies) return undefined;
  return { ...record, backup, state, isOnlyHere: false };
}

function stateAt({ copies, finishedAt }: TestRecord, { label, storedAt }: Place): CopyStatement['state'] {
  const state = copies.find(({ destination }) => destination === label)?.state;
  if (state === 'damaged') return state;
  if (state !== 'read') return 'not-read';
  const isCopied = storedAt !== undefined && storedAt.getTime() > Date.parse(finishedAt) + COPIED_AFTER_MS;
  return isCopied ? 'not-read' : 'read';
}

/**
 * Evaluates what a destination's records state about the copies there.
 * @param statements newest first
 * @returns the newest one for which the copy was read, or a newer one of a backup that was found bad elsewhere and has not been
 *   restored since; a restore elsewhere is not evidence about this copy
 */
export async function evaluateStatements(statements: AsyncIterable<CopyStatement>): Promise<CopyStatement | undefined> {
  let restoredSince = false;
  for await (const statement of statements) {
    if (statement.state !== 'not-read') return statement;
    const isBad = refutes(statement);
    if (isBad && !restoredSince) return statement;
    restoredSince ||= !isBad;
  }
  return undefined;
}
