import { RestorableError } from '../../core/errors.ts';
import type { Fingerprint } from '../../core/format/fingerprint.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { runScriptInto } from '../sqlite/restore-script.ts';
import { quoteName } from '../sqlite/sql-text.ts';
import { openSqliteTarget } from '../sqlite/target.ts';
import { contentOf, moduleOf } from './fts5.ts';
import { openImportTarget } from './import-target.ts';
import { PACE, type Pace } from './pace.ts';
import { isInternal } from './schema.ts';
import { onlyStream } from './streams.ts';

const QUERY_MS = 600_000;

/**
 * Where a D1 backup goes: a SQLite file (a temporary one to verify, or the one that a `sqlite:` URL names), or a D1
 * database that is given explicitly.
 * @throws {RestorableError} INPUT_INVALID, TARGET_NOT_EMPTY, DISK_FULL and what the API refuses
 */
export async function openD1Target(
  spec: TargetSpec,
  needs: TargetNeeds,
  host: Host,
  pace: Pace = PACE,
): Promise<Target> {
  if (spec.kind === 'scratch') {
    throw new RestorableError(
      'INPUT_INVALID',
      'A D1 backup is verified in a temporary SQLite file; it needs no `target`.',
      {
        hint: 'Remove `target`, or set it to `auto`.',
      },
    );
  }
  if (spec.kind === 'restore' && /^d1:/i.test(spec.url.reveal())) {
    return openImportTarget(spec.url, spec.replace, needs, host, pace);
  }
  const target = await openSqliteTarget(spec, needs, host, (streams, file) => runScriptInto(file, onlyStream(streams)));
  return {
    ...forwarded(target),
    inspect: async () => asD1(await target.inspect(), target),
  };
}

/** Every method of a target with its own `this`. */
function forwarded(target: Target): Target {
  return {
    description: target.description,
    notes: target.notes,
    strategy: target.strategy,
    restore: (streams) => target.restore(streams),
    inspect: () => target.inspect(),
    query: (sql, options) => target.query(sql, options),
    integrity: () => target.integrity(),
    publish: () => target.publish(),
    close: () => target.close(),
  };
}

/**
 * What a restored SQLite file holds, as the D1 database would say it: without the inside of full-text tables, which is
 * another after each rebuild, but with the rows of those that have a text of their own.
 */
async function asD1(taken: Fingerprint, target: Target): Promise<Fingerprint> {
  const ask = async (sql: string) => (await target.query(sql, { timeoutMs: QUERY_MS })).rows;
  const listed = await ask('pragma table_list');
  const shadows = new Set(listed.filter((row) => row[2] === 'shadow').map((row) => String(row[1])));
  const isOwn = ({ name }: { readonly name: string }): boolean => !shadows.has(name) && !isInternal(name);
  const tables = taken.tables.filter(isOwn);
  const virtual = await ask("select name, sql from sqlite_schema where sql like 'CREATE VIRTUAL TABLE%'");
  for (const [name, sql] of virtual) {
    const table = { type: 'virtual table', name: String(name), table: String(name), sql: String(sql) } as const;
    if (moduleOf(table) !== 'fts5' || contentOf(table).kind !== 'own') continue;
    const rows = Number((await ask(`select count(*) from ${quoteName(table.name)}`))[0]?.[0]);
    tables.push({ schema: '', name: table.name, rows, rowsFrom: 'count' });
  }
  return { ...taken, engine: 'd1', tables, objects: taken.objects.filter(isOwn), facts: {} };
}
