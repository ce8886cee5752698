import { RestorableError } from '../../../core/errors.ts';
import { exactIso, microsecondsOf, timeOfMicroseconds } from '../../../core/exact-time.ts';
import { lsnOf, type WalPosition } from '../../../core/format/log/log-position.ts';
import type { LogReplay, ReplayEnd, Replayed } from '../../../ports/engine/replay.ts';
import { nameFullDisk } from '../../parts/disk.ts';
import { commitTimeOf, EXACT } from './commit-record.ts';
import type { RecoveryEnd } from './recovery-end.ts';
import { StagedLog, type StagedSegment, type StagingPlace } from './staged-log.ts';
import { unsafeKindOf } from './unsafe-record.ts';
import { nameWalFlaw, WalFlaw } from './wal-flaw.ts';
import { beforeHeader, lsnText, parseLsn, type WalFacts } from './wal-form.ts';
import { type WalRecord, WalScanner } from './wal-scanner.ts';

/** The numbers of the resource managers that extensions register (`RM_MIN_CUSTOM_ID`). */
const FIRST_CUSTOM = 128;

/** A log in a folder, from which a server recovers. */
export interface ReadyLog {
  readonly end: RecoveryEnd;
  readonly replayed: Replayed;
  /** Names of its files. */
  readonly files: readonly string[];
  /** Resource managers of extensions that wrote records in it. */
  readonly custom: readonly number[];
}

/**
 * Puts the log together in a folder, up to the end of a replay and without anything after it.
 * @throws {RestorableError} LOG_UNREACHED, LOG_UNSAFE, LOG_GAP, DISK_FULL, and what reading the log throws
 */
export async function stageLog(replay: LogReplay, place: StagingPlace): Promise<ReadyLog> {
  try {
    return await new Staging(replay, place).run();
  } catch (thrown) {
    throw nameFullDisk(nameWalFlaw(thrown), place.folder);
  }
}

/** One run over a log: its pieces become files, and the records of each file decide how far it is replayed. */
class Staging {
  readonly #replay: LogReplay;
  readonly #facts: WalFacts;
  readonly #after: number;
  readonly #log: StagedLog;
  readonly #scanner: WalScanner;
  readonly #endsBefore: EndsBefore;
  readonly #segments: StagedSegment[] = [];
  readonly #custom = new Set<number>();
  #lastRecord: number | undefined;
  /** Where it ends. */
  #end: number;
  #isOver = false;
  #transactions = 0;
  #lastUs: number | undefined;
  /** When the first transaction that is left out was committed. */
  #nextUs: number | undefined;

  constructor(replay: LogReplay, place: StagingPlace) {
    const { after, until } = replay;
    if (after.kind !== 'wal') throw new RangeError('a position in a binary log');
    this.#replay = replay;
    this.#facts = { system: systemOf(after), timeline: after.timeline, segmentBytes: after.segmentBytes };
    this.#after = beforeHeader(toNumber(after), after.segmentBytes);
    this.#end = this.#after;
    this.#log = new StagedLog(place, this.#facts, this.#after);
    this.#scanner = new WalScanner(this.#facts, this.#after);
    this.#endsBefore = endsBefore(until, this.#facts);
    if (this.#endsBefore.lsn !== undefined && this.#endsBefore.lsn < this.#after) throw beforeBackup();
  }

  async run(): Promise<ReadyLog> {
    for await (const file of this.#replay.files) {
      const complete = await this.#log.add(file);
      if (complete !== undefined) await this.#scan(complete);
      if (this.#isOver) break;
    }
    const { rest } = this.#log;
    if (!this.#isOver && rest !== undefined) await this.#scan(rest);
    const { lsn } = this.#endsBefore;
    if (!this.#isOver && lsn !== undefined && lsn > this.#end) throw this.#unreached();
    const { files, timeline } = await this.#log.cut(this.#segments, this.#end);
    return {
      end: {
        lastRecord: this.#lastRecord === undefined ? undefined : lsnText(this.#lastRecord),
        lsn: lsnText(this.#end),
        timeline: timeline === this.#facts.timeline ? undefined : timeline,
      },
      replayed: {
        transactions: this.#transactions,
        lastAt: timeOf(this.#lastUs),
        nextAt: timeOf(this.#nextUs),
        precision: EXACT,
      },
      files,
      custom: [...this.#custom].sort((a, b) => a - b),
    };
  }

  async #scan(segment: StagedSegment): Promise<void> {
    this.#segments.push(segment);
    for await (const page of this.#log.pages(segment, this.#scanner.next)) {
      for (const record of this.#scanner.push(page, segment.timeline)) {
        this.#take(record);
        if (this.#isOver) return;
      }
    }
  }

  #take(record: WalRecord): void {
    const timeUs = commitTimeOf(record);
    if (this.#endsBefore.is(record, timeUs)) {
      // Also if nothing is replayed: then it is the last record of the backup.
      this.#lastRecord = record.previous;
      this.#nextUs = timeUs;
      this.#isOver = true;
      return;
    }
    const unsafe = unsafeKindOf(record);
    if (unsafe !== undefined) throw new WalFlaw(unsafe, lsnText(record.start));
    this.#lastRecord = record.start;
    this.#end = record.end;
    if (record.manager >= FIRST_CUSTOM) this.#custom.add(record.manager);
    if (timeUs === undefined) return;
    this.#transactions += 1;
    this.#lastUs = timeUs;
  }

  #unreached(): RestorableError {
    const end = lsnText(this.#end);
    return new RestorableError(
      'LOG_UNREACHED',
      `The stored log ends at ${end}, before the position that was asked for.`,
      {
        hint: `Run \`ship\` if the source still exists, or restore \`before-lsn: ${end}\`.`,
      },
    );
  }
}

function timeOf(us: number | undefined): string | null {
  return us === undefined ? null : exactIso(timeOfMicroseconds(us));
}

/** Whether a replay ends before a record. */
interface EndsBefore {
  /** The position, if that is the end: the log must get there. */
  readonly lsn: number | undefined;
  readonly is: (record: WalRecord, timeUs: number | undefined) => boolean;
}

function endsBefore(until: ReplayEnd, { system, timeline, segmentBytes }: WalFacts): EndsBefore {
  if (until.kind === 'time') {
    const latestUs = microsecondsOf(until);
    return { lsn: undefined, is: (_, timeUs) => timeUs !== undefined && timeUs > latestUs };
  }
  const at = until.kind === 'before' ? parseLsn(until.transaction) : lsnOfPosition(until.position, system, timeline);
  if (at === undefined) {
    throw new RestorableError('INPUT_INVALID', 'The end of the replay is not a position in the log of PostgreSQL.', {
      hint: 'Write it as the server does: 0/3000148.',
    });
  }
  // A record that a position is within belongs to what comes after it.
  const lsn = beforeHeader(at, segmentBytes);
  return { lsn, is: ({ start, end }) => start >= lsn || end > lsn };
}

function lsnOfPosition(position: LogReplay['after'], system: string, timeline: number): number | undefined {
  if (position.kind !== 'wal') return undefined;
  if (position.server !== system) throw new WalFlaw('server', position.lsn);
  if (position.timeline < timeline) throw new WalFlaw('timeline', position.lsn);
  return toNumber(position);
}

/** @throws {WalFlaw} if it is so large that no server got there */
function toNumber(position: WalPosition): number {
  const lsn = Number(lsnOf(position));
  if (!Number.isSafeInteger(lsn)) throw new WalFlaw('form', position.lsn);
  return lsn;
}

/** @throws {WalFlaw} */
function systemOf({ server, segmentBytes, lsn }: WalPosition): string {
  const isPower = (segmentBytes & (segmentBytes - 1)) === 0;
  if (!/^\d{1,20}$/.test(server) || !isPower) throw new WalFlaw('form', lsn);
  return server;
}

function beforeBackup(): RestorableError {
  return new RestorableError('LOG_UNREACHED', 'The position that was asked for is before the end of the backup.', {
    hint: 'Restore an older backup and the log after it.',
  });
}
