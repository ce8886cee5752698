import { createHash } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import { ForeignText } from '../../../core/foreign.ts';
import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { ByteStream } from '../../../ports/engine/source.ts';
import type { IntegrityResult, Target, TargetNeeds, TargetSpec } from '../../../ports/engine/target.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { nameFullDisk, requireSpace } from '../../parts/disk.ts';
import { isOfKey } from '../../sqlite/catalog/foreign-keys.ts';
import { quoteName } from '../../sqlite/catalog/sql-text.ts';
import { pageFindings } from '../../sqlite/session/words.ts';
import type { D1Api } from '../api/api.ts';
import { type D1Database, findDatabase } from '../api/database.ts';
import { symbolIn } from '../api/errors.ts';
import { queryRows } from '../api/query.ts';
import { readBookmark, TIME_TRAVEL_REACH } from '../api/time-travel.ts';
import { parseD1Url } from '../api/url.ts';
import { assembleFingerprint, readSequences, readVersion } from '../catalog/fingerprint.ts';
import { type D1Schema, readSchema } from '../catalog/schema.ts';
import { countRows } from '../catalog/survey.ts';
import { planVirtualTables } from '../catalog/virtual-tables.ts';
import { onlyStream } from '../dump/streams.ts';
import { importSql, type SqlFile } from './import.ts';

const TIME_TRAVEL = `D1 Time Travel can bring back the old content (${TIME_TRAVEL_REACH})`;

/**
 * A D1 database that a backup is imported into. The import itself drops the old content, and D1 runs an import completely
 * or not at all.
 * @throws {RestorableError} TARGET_NOT_EMPTY unless `replace`, and what the API refuses
 */
export async function openImportTarget(
  api: D1Api,
  { url, replace }: Extract<TargetSpec, { kind: 'restore' }>,
  needs: TargetNeeds,
): Promise<Target> {
  const database = await findDatabase(api, parseD1Url(url));
  const schema = await readSchema(api, database);
  if (schema.objects.length > 0 && !replace) {
    const names = schema.objects.slice(0, 3).map(({ name }) => name);
    const message = `The D1 database ${database.name} has ${schema.objects.length} objects (${names.join(', ')}${schema.objects.length > 3 ? ', ...' : ''}); nothing was restored.`;
    throw new RestorableError('TARGET_NOT_EMPTY', message, {
      hint: 'Create a new one with `wrangler d1 create`, or set `replace: true`: all its content is then dropped.',
    });
  }
  return new ImportTarget(api, database, schema, needs);
}

class ImportTarget implements Target {
  readonly description: string;
  readonly notes: readonly string[];
  readonly strategy: Target['strategy'];
  readonly #api: D1Api;
  readonly #database: D1Database;
  readonly #old: D1Schema;
  readonly #needs: TargetNeeds;
  #folder: string | undefined;
  #keptAs: string | undefined;

  constructor(api: D1Api, database: D1Database, old: D1Schema, needs: TargetNeeds) {
    const isOccupied = old.objects.length > 0;
    this.description = `D1 database ${database.name} (${database.uuid})`;
    this.strategy = isOccupied ? 'in-place' : 'fresh';
    this.notes = isOccupied
      ? [`All tables of ${database.name} are dropped and created again in one import. ${TIME_TRAVEL}.`]
      : [];
    this.#api = api;
    this.#database = database;
    this.#old = old;
    this.#needs = needs;
  }

  async restore(streams: readonly ByteStream[]): Promise<void> {
    const file = await this.#spool(onlyStream(streams));
    // As late as possible, because everything written before it can be brought back.
    if (this.strategy === 'in-place') {
      this.#keptAs = `Time Travel bookmark ${await readBookmark(this.#api, this.#database)}`;
    }
    await importSql(this.#api, this.#database, file).catch((error: unknown) => {
      throw this.#blamed(error);
    });
    await this.#forget();
  }

  /** D1 checks foreign keys at the end of an import, and the source may have held rows that violate one. */
  #blamed(error: unknown): unknown {
    const broken = (this.#needs.fingerprint.flaws ?? []).filter(isOfKey).map(({ name }) => name);
    if (!(error instanceof RestorableError) || error.code !== 'RESTORE_FAILED' || broken.length === 0) return error;
    if (!/^SQLITE_CONSTRAINT/.test(symbolIn(error.foreign?.reveal() ?? '') ?? 'SQLITE_CONSTRAINT')) return error;
    return new RestorableError(
      'TARGET_UNSUITABLE',
      `${error.message} The source had rows that violate a foreign key, which D1 refuses: ${broken.slice(0, 5).join(', ')}.`,
      {
        hint: 'This is not a verdict on the backup. Restore into `sqlite:FILE`, which accepts them, and fix them there.',
        cause: error,
        foreign: error.foreign,
      },
    );
  }

  /** The service needs the MD5 of the whole before the first byte, so the SQL is spooled to a file. */
  async #spool(content: AsyncIterable<Uint8Array>): Promise<SqlFile> {
    const workspace = await this.#api.host.workspace();
    await requireSpace(workspace.path, this.#needs.rawBytes, 'the SQL to be imported');
    this.#folder = await mkdtemp(join(workspace.path, 'd1-'));
    const path = join(this.#folder, 'import.sql');
    const hash = createHash('md5');
    let sizeBytes = 0;
    const handle = await open(path, 'wx', 0o600);
    const write = async (bytes: Uint8Array): Promise<void> => {
      hash.update(bytes);
      sizeBytes += bytes.length;
      await handle.writeFile(bytes);
    };
    try {
      await write(Buffer.from(dropStatements(this.#old).join('\n')));
      for await (const chunk of content) {
        throwIfCancelled(this.#api.host.signal);
        await write(chunk);
      }
    } catch (thrown) {
      throw nameFullDisk(thrown, path);
    } finally {
      await handle.close();
    }
    return { path, sizeBytes, md5: hash.digest('hex') };
  }

  async inspect(): Promise<Fingerprint> {
    const api = this.#api;
    const database = await findDatabase(api, { accountId: this.#database.accountId, database: this.#database.uuid });
    const schema = await readSchema(api, database);
    const tables = schema.objects.filter(({ type }) => type === 'table').map(({ name }) => name);
    const counted = [...tables, ...(planVirtualTables(schema)?.contentTables.keys() ?? [])];
    const counts = await countRows(api, database, counted, Number.POSITIVE_INFINITY);
    return assembleFingerprint({
      takenAt: SYSTEM_CLOCK.now(),
      serverVersion: await readVersion(api, database),
      sizeBytes: database.sizeBytes,
      schema,
      tables: [...counts].map(([name, rows]) => ({
        schema: '',
        name,
        rows,
        rowsFrom: rows === null ? 'unknown' : 'count',
      })),
      sequences: await readSequences(api, database),
    });
  }

  async query(): Promise<never> {
    throw new RestorableError('DATABASE_QUERY', 'Checks do not run on a D1 database: its API has no read-only mode.', {
      hint: 'Verify the backup, which runs them in a temporary SQLite file.',
    });
  }

  async integrity(): Promise<readonly IntegrityResult[]> {
    const rows = await queryRows(this.#api, this.#database, 'pragma quick_check', 'check the database');
    const lines = rows.map((row) => String(row[0]));
    if (lines.length === 1 && lines[0] === 'ok') return [{ name: 'quick_check', ok: true, found: [{ kind: 'sound' }] }];
    this.#api.host.toolWords.add(new ForeignText('quick_check', lines.join('\n')));
    const findings = pageFindings(lines, KnownNames.ofFingerprint(this.#needs.fingerprint));
    const found =
      findings.length === 0 ? ({ kind: 'no-answer' } as const) : ({ kind: 'page-findings', findings } as const);
    return [{ name: 'quick_check', ok: false, found: [found] }];
  }

  async publish(): Promise<{ readonly keptAs?: string | undefined }> {
    return { keptAs: this.#keptAs };
  }

  async close(): Promise<void> {
    await this.#forget();
  }

  async #forget(): Promise<void> {
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }
}

/** Views and triggers first, then tables, with those that refer to others (mostly created later) before these. */
function dropStatements({ objects }: D1Schema): string[] {
  if (objects.length === 0) return [];
  const drops = (type: string, word: string): string[] =>
    objects
      .filter((each) => each.type === type)
      .map(({ name }) => `DROP ${word} ${quoteName(name)};`)
      .toReversed();
  return [
    'PRAGMA defer_foreign_keys=TRUE;',
    ...drops('trigger', 'TRIGGER'),
    ...drops('view', 'VIEW'),
    ...drops('virtual table', 'TABLE'),
    ...drops('table', 'TABLE'),
    '',
  ];
}
