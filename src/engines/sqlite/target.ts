import { stat } from 'node:fs/promises';
import { RestorableError } from '../../core/errors.ts';
import type { ForeignText } from '../../core/foreign.ts';
import type { ContentDigests } from '../../core/format/manifest/content-digests.ts';
import type { Fingerprint } from '../../core/format/manifest/fingerprint.ts';
import { KnownNames, showName } from '../../core/format/manifest/known-names.ts';
import type { ByteStream } from '../../ports/engine/source.ts';
import type { ByHand, DigestsWanted, Target, TargetNeeds, TargetSpec } from '../../ports/engine/target.ts';
import type { Host } from '../../ports/host.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { openContained, openSurelyContained } from '../parts/contained-target.ts';
import { refuseServer } from '../parts/refuse-options.ts';
import { takeFingerprint, UNREADABLE_SCHEMA } from './catalog/fingerprint.ts';
import { checkIntegrity, evaluatePages } from './catalog/integrity.ts';
import { type DigestForm, digestRestored, wholeFile } from './digests/take.ts';
import { explaining } from './file/failure.ts';
import type { Header } from './file/header.ts';
import { writeRestored } from './restore/database-file.ts';
import { type FileTarget, givenFileTarget, temporaryFileTarget } from './restore/file-target.ts';
import type { NewFile } from './restore/new-file.ts';
import { SqliteFailure } from './session/failure.ts';
import type { SqliteSession } from './session/session.ts';
import { STREAM } from './source.ts';

/** What distinguishes the backups that are restored into a SQLite file. */
export interface RestoredKind {
  /** Turns a backup's streams into a new, durable SQLite file. @throws {RestorableError} RESTORE_FAILED, DISK_FULL */
  write(streams: readonly ByteStream[], file: NewFile): Promise<Header>;
  /** How the rows of the backup were hashed. @param key 16 bytes, hex */
  digestForm(key: string, session: SqliteSession): Promise<DigestForm>;
}

const WHOLE_FILE: RestoredKind = { write: writeRestored, digestForm: async (key) => wholeFile(key) };

/**
 * @throws {RestorableError} SANDBOX_MISSING, INPUT_INVALID, TARGET_NOT_EMPTY, DISK_FULL, DATABASE_NOT_FOUND, DATABASE_PRIVILEGE
 */
export async function openSqliteTarget(
  spec: TargetSpec,
  needs: TargetNeeds,
  host: Host,
  kind: RestoredKind = WHOLE_FILE,
): Promise<Target> {
  refuseServer(spec, 'A SQLite backup is verified in a temporary file; it needs no `target`.');
  if (spec.kind === 'ephemeral') {
    return openSurelyContained({ spec, needs }, host, async (containment) => {
      return new SqliteTarget(await temporaryFileTarget(needs, containment), needs, containment.host, kind);
    });
  }
  return openContained({ spec, needs }, host, async (containment) => {
    return new SqliteTarget(await givenFileTarget(spec, needs, containment), needs, containment.host, kind);
  });
}

class SqliteTarget implements Target {
  readonly description: string;
  readonly notes: readonly string[];
  readonly strategy: Target['strategy'];
  readonly #written: FileTarget;
  readonly #needs: TargetNeeds;
  readonly #host: Host;
  readonly #kind: RestoredKind;
  readonly #session: SqliteSession;
  #header: Header | undefined;
  #inspected: Fingerprint | undefined;

  constructor(written: FileTarget, needs: TargetNeeds, host: Host, kind: RestoredKind) {
    this.description = written.description;
    this.notes = written.notes;
    this.strategy = written.strategy;
    this.#written = written;
    this.#needs = needs;
    this.#host = host;
    this.#kind = kind;
    this.#session = written.file.session('still');
  }

  /** The commands of a person decrypt, or make, a file of this name. It is copied: a file that others can change is never opened. */
  get byHand(): ByHand {
    const name = this.#needs.fingerprint.engine === 'd1' ? 'restored.sqlite' : STREAM;
    return {
      ...{ env: {}, homeFiles: {}, programs: [], calls: ['sqlite3'], folders: [], file: name },
      adopt: async (content) => {
        if (content === undefined) throw new RangeError('a SQLite target without a file');
        await this.#restoreBy(writeRestored, [{ name: STREAM, content }]);
      },
    };
  }

  restore(streams: Parameters<Target['restore']>[0]): Promise<void> {
    return this.#restoreBy(this.#kind.write, streams);
  }

  async #restoreBy(write: RestoredKind['write'], streams: Parameters<Target['restore']>[0]): Promise<void> {
    const { file } = this.#written;
    this.#header = await write(streams, file);
    await file.admit();
    const source = this.#needs.fingerprint;
    if (source.flaws?.some(({ kind }) => kind === UNREADABLE_SCHEMA) === true) return;
    try {
      await explaining('read the restored database', () => this.#session.all('select count(*) from sqlite_schema'));
    } catch (thrown) {
      throw asRestoreFailure(thrown, source);
    }
  }

  async inspect(): Promise<Fingerprint> {
    const header = this.#restored();
    const { size: sizeBytes } = await stat(this.#written.file.path);
    const taken = await explaining('read the restored database', () =>
      takeFingerprint(this.#session, { takenAt: SYSTEM_CLOCK.now(), header, sizeBytes }),
    );
    this.#inspected = taken;
    return taken;
  }

  async digests({ expected, signal }: DigestsWanted): Promise<ContentDigests> {
    this.#restored();
    const form = await this.#kind.digestForm(expected.key, this.#session);
    return digestRestored(this.#session, form, { expected, signal });
  }

  async query(sql: string, { timeoutMs }: { readonly timeoutMs: number }) {
    this.#restored();
    try {
      return await this.#session.all(sql, { timeoutMs, asCheck: true });
    } catch (thrown) {
      if (!(thrown instanceof SqliteFailure)) throw thrown;
      const named = KnownNames.ofStatement(sql).within(quoteEnd(thrown.foreign));
      const about = named.length === 0 ? '' : `: ${named.join(', ')}`;
      throw new RestorableError('DATABASE_QUERY', `SQLite refused the query: ${thrown.message}${about}.`, {
        hint: 'Run it with sqlite3 against the source, and fix the check.',
        cause: thrown,
        foreign: thrown.foreign,
      });
    }
  }

  async integrity() {
    const restored = this.#inspected ?? (await this.inspect());
    return checkIntegrity(this.#session, this.#needs.fingerprint, restored, this.#host);
  }

  async publish() {
    this.#restored();
    const pages = await evaluatePages(this.#session, 'quick_check', this.#needs.fingerprint, this.#host);
    if (!pages.ok) {
      const at = pages.found.flatMap((each) => (each.kind === 'page-findings' ? each.findings : []));
      const names = [...new Set(at.flatMap(({ name }) => name ?? []))].map(showName);
      const of = names.length === 0 ? '' : ` in ${names.join(', ')}`;
      const message = `The restored database is damaged: \`quick_check\` found problems${of} that it did not find in the source.`;
      throw new RestorableError('RESTORE_FAILED', message, {
        hint: 'The backup was read without errors: check the disk and the memory of this machine, and restore on another one.',
      });
    }
    await this.#session.close();
    return this.#written.publish();
  }

  async close(): Promise<void> {
    await this.#session.close();
    await this.#written.remove();
  }

  #restored(): Header {
    if (this.#header !== undefined) return this.#header;
    throw new RestorableError('INTERNAL', 'The SQLite target was asked before anything was restored into it.');
  }
}

/** The name that SQLite appends to its message without quotes: `no such column: x`. */
function quoteEnd(words: ForeignText): string {
  return words.reveal().replace(/: ([^:]+)$/, (_all, name: string) => ` ${JSON.stringify(name)}`);
}

/** If SQLite refuses what was restored, that is a finding about the backup. A cancellation stays a cancellation. */
function asRestoreFailure(thrown: unknown, { engine, serverVersion }: Fingerprint): unknown {
  if (!(thrown instanceof RestorableError) || thrown.area !== 'database') return thrown;
  const { message, hint, cause, foreign } = thrown;
  const here = String(process.versions['sqlite']);
  if (engine === 'sqlite' && isNewer(serverVersion, here)) {
    return new RestorableError('DATABASE_VERSION', `SQLite ${here} can't read what SQLite ${serverVersion} wrote.`, {
      hint: 'Use the version of this program, or of Node, that made the backup, or a newer one.',
      cause,
      foreign,
    });
  }
  return new RestorableError('RESTORE_FAILED', message, { hint, cause, foreign });
}

/** Whether a version such as `3.50.4` is newer than another. */
function isNewer(version: string, other: string): boolean {
  return version.localeCompare(other, 'en', { numeric: true }) > 0;
}
