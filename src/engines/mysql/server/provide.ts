import { z } from 'zod';
import { RestorableError } from '../../../core/errors.ts';
import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { unlessRefused } from '../../parts/refusals.ts';
import type { Connection } from '../connection/connection.ts';
import { zoneTransitions } from '../connection/time-zones.ts';
import { listOf, NEEDS } from './needs.ts';

/**
 * Gives a private server what the source's server has besides the database: storage engines that are plugins, time zones,
 * spatial reference systems.
 * @param admin of the private server
 * @throws {RestorableError} EXTENSION_MISSING if this machine's server lacks an engine
 */
export async function provideNeeds(admin: Connection, { facts }: Fingerprint): Promise<void> {
  for (const engine of listOf(facts, NEEDS.engines)) {
    if (admin.flavor === 'mariadb' && !(await hasEngine(admin, engine))) await installEngine(admin, engine);
  }
  await requireEngines(admin, facts, 'Install its plugin with the server (such as mariadb-plugin-…)');
  await makeReferences(admin, facts[NEEDS.references]);
  await makeZones(admin, listOf(facts, NEEDS.zones));
}

/**
 * Checks for the storage engines of the backup's tables: a server silently creates a table with another engine.
 * @throws {RestorableError} EXTENSION_MISSING
 */
export async function requireEngines(
  connection: Connection,
  facts: Fingerprint['facts'],
  whatToDo = "Install the engine's plugin on the server",
): Promise<void> {
  const missing: string[] = [];
  for (const engine of listOf(facts, NEEDS.engines)) if (!(await hasEngine(connection, engine))) missing.push(engine);
  if (missing.length === 0) return;
  throw new RestorableError(
    'EXTENSION_MISSING',
    `The server lacks a storage engine of the source: ${missing.join(', ')}.`,
    {
      hint: `${whatToDo}, or set \`target:\` to a server that has it. This is not a verdict on the backup.`,
    },
  );
}

async function hasEngine(connection: Connection, engine: string): Promise<boolean> {
  const rows = await connection.query(
    "select 1 from information_schema.engines where engine = ? and support in ('YES', 'DEFAULT')",
    [engine],
  );
  return rows.length > 0;
}

/** Plugins are named after their engines. One whose file does not exist stays missing. */
async function installEngine(admin: Connection, engine: string): Promise<void> {
  if (!/^\w+$/.test(engine)) return;
  await unlessRefused(admin.simple(`INSTALL SONAME 'ha_${engine.toLowerCase()}'`));
}

const references = z.array(z.strictObject({ id: z.number().int(), name: z.string(), definition: z.string() }));

async function makeReferences(admin: Connection, fact: string | undefined): Promise<void> {
  if (fact === undefined || admin.flavor !== 'mysql') return;
  for (const { id, name, definition } of references.parse(JSON.parse(fact))) {
    // If one is refused, the table that uses it fails and reports it.
    const sql = `CREATE SPATIAL REFERENCE SYSTEM IF NOT EXISTS ${id} NAME ${quoted(name)} DEFINITION ${quoted(definition)}`;
    await unlessRefused(admin.simple(sql));
  }
}

/** Under our sql_mode a backslash escapes. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** The tables that mysql_tzinfo_to_sql fills (MySQL manual, 7.1.15). */
async function makeZones(admin: Connection, names: readonly string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    const transitions = zoneTransitions(name);
    if (transitions === undefined) continue;
    const id = index + 1;
    const offsets = [...new Set(transitions.map(({ offsetSeconds }) => offsetSeconds))];
    const types = offsets.map((offset, type) => `(${id}, ${type}, ${offset}, 0, '')`);
    const changes = transitions.map(
      ({ atSeconds, offsetSeconds }) => `(${id}, ${atSeconds}, ${offsets.indexOf(offsetSeconds)})`,
    );
    // If one is refused, the code that uses it fails and reports it.
    await unlessRefused(makeZone(admin, name, id, { types, changes }));
  }
}

async function makeZone(
  admin: Connection,
  name: string,
  id: number,
  { types, changes }: { readonly types: readonly string[]; readonly changes: readonly string[] },
): Promise<void> {
  await admin.simple(`INSERT INTO mysql.time_zone (Time_zone_id, Use_leap_seconds) VALUES (${id}, 'N')`);
  await admin.query('INSERT INTO mysql.time_zone_name (Name, Time_zone_id) VALUES (?, ?)', [name, id]);
  await admin.simple(
    `INSERT INTO mysql.time_zone_transition_type (Time_zone_id, Transition_type_id, \`Offset\`, Is_DST, Abbreviation) VALUES ${types.join(', ')}`,
  );
  await admin.simple(
    `INSERT INTO mysql.time_zone_transition (Time_zone_id, Transition_time, Transition_type_id) VALUES ${changes.join(', ')}`,
  );
}
