import type { Fingerprint } from '../../core/format/manifest/fingerprint.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../ports/engine/target.ts';
import type { Host } from '../../ports/host.ts';
import { refuseServer } from '../parts/refuse-options.ts';
import { wrappedTarget } from '../parts/wrapped-target.ts';
import { quoteName } from '../sqlite/catalog/sql-text.ts';
import { runScriptInto } from '../sqlite/restore/script.ts';
import { openSqliteTarget } from '../sqlite/target.ts';
import { D1Api } from './api/api.ts';
import { PACE, type Pace } from './api/pace.ts';
import { contentOf, moduleOf } from './catalog/fts5.ts';
import { isInternal } from './catalog/schema.ts';
import { restoredForm } from './digests/restored-form.ts';
import { onlyStream } from './dump/streams.ts';
import { openImportTarget } from './restore/database.ts';

const QUERY_MS = 600_000;

/**
 * The target of a D1 backup: a SQLite file (a temporary one for a verification, or the one that a `sqlite:` URL names), or
 * a D1 database that is given explicitly.
 * @throws {RestorableError} INPUT_INVALID, TARGET_NOT_EMPTY, DISK_FULL and what the API refuses
 */
export async function openD1Target(
  spec: TargetSpec,
  needs: TargetNeeds,
  host: Host,
  pace: Pace = PACE,
): Promise<Target> {
  refuseServer(spec, 'A D1 backup is verified in a temporary SQLite file; it needs no `target`.');
  if (spec.kind === 'restore' && /^d1:/i.test(spec.url.reveal())) {
    return openImportTarget(new D1Api(host, pace), spec, needs);
  }
  const target = await openSqliteTarget(spec, needs, host, {
    write: (streams, file) => runScriptInto(file, onlyStream(streams)),
    digestForm: restoredForm,
  });
  return {
    ...wrappedTarget(
      target,
      (work) => work(),
      async () => {},
    ),
    inspect: async () => asD1(await target.inspect(), target),
  };
}

/**
 * A restored SQLite file as the D1 database would describe it: without the internals of full-text tables, which differ
 * after each rebuild, but with the rows of those that store their own text.
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
