import { fine, type Observation } from '../../core/finding.ts';
import type { Examination } from '../../ports/engine/source.ts';
import { clockExamination, remarksObservation, routeObservation } from '../parts/examinations.ts';
import { onlyRow } from '../parts/server/only-row.ts';
import { examineLog } from './binlog/examination.ts';
import { readGlobals } from './catalog/accounts.ts';
import { type Relation, readRelations } from './catalog/catalog.ts';
import { readUnknownKinds } from './catalog/object-kinds.ts';
import { readPrivileges } from './catalog/privileges.ts';
import type { Scope } from './catalog/scope.ts';
import { chooseClient, findClientPrograms } from './clients/client-programs.ts';
import { clientExamination } from './clients/examination.ts';
import type { MysqlDumpContext } from './dump/context.ts';
import { refuseEndlessEvents } from './dump/endless-events.ts';
import { checkRoutines, printsGrants, refuseCutAnswers, refuseMissing, warningsAbout } from './dump/preflight.ts';
import { chooseTables } from './dump/selection.ts';

interface Selected {
  readonly scope: Scope;
  /** The tables and views in the scope. */
  readonly chosen: readonly Relation[];
}

/** What a dump needs from the server and from this machine, each by the function that the dump itself uses. */
export function sourceExaminations(context: MysqlDumpContext): readonly Examination[] {
  const { control, dumpOptions, host } = context;
  return [
    { name: 'TLS', examine: async () => routeObservation(control, 'mysql') },
    clockExamination(async () => {
      const row = onlyRow(await control.query<{ now: unknown }>('select cast(unix_timestamp(now(3)) as char) as now'));
      return new Date(Number(row.now) * 1000);
    }),
    ...privilegeExaminations(context),
    {
      name: 'accounts',
      examine: async () => remarksObservation((await readGlobals(control, dumpOptions.withPasswordHashes)).warnings),
    },
    { name: 'not in a dump', examine: async () => remarksObservation(await remarks(context)) },
    clientExamination('dump', control, host),
    { name: 'events', examine: () => examineEvents(context) },
    { name: 'binary log', examine: () => examineLog(control, host) },
  ];
}

function privilegeExaminations(context: MysqlDumpContext): readonly Examination[] {
  const { control } = context;
  return [
    {
      name: 'selected tables',
      examine: async () => {
        const { chosen } = await select(context);
        refuseCutAnswers(control, chosen);
        return fine({ kind: 'selected', what: 'tables-and-views', count: chosen.length });
      },
    },
    {
      name: 'privileges',
      examine: async () => {
        if (!printsGrants(control)) return fine({ kind: 'service-shows-all' });
        const { scope, chosen } = await select(context);
        refuseMissing(control, await readPrivileges(control), scope, chosen);
        return fine({ kind: 'reads', what: 'tables-and-code' });
      },
    },
    {
      name: 'stored routines',
      examine: async () => {
        const { scope } = await select(context);
        if (!scope.hasCode || !printsGrants(control)) return fine({ kind: 'not-in-this-dump' });
        await checkRoutines(control, await readPrivileges(control));
        return fine({ kind: 'reads', what: 'routines' });
      },
    },
  ];
}

/** Some versions of the dump tool never end at certain texts. */
async function examineEvents(context: MysqlDumpContext): Promise<Observation> {
  const { control, host } = context;
  const { scope } = await select(context);
  const client = chooseClient(await findClientPrograms('dump', host), control);
  if (!scope.hasCode || client === undefined) return fine({ kind: 'not-in-this-dump' });
  await refuseEndlessEvents(control, { ...client.version, path: client.path, prefix: [], note: undefined });
  return fine({ kind: 'events-printable' });
}

async function select({ control, dumpOptions }: MysqlDumpContext): Promise<Selected> {
  const relations = await readRelations(control);
  const scope = await chooseTables(control, relations, dumpOptions);
  return { scope, chosen: relations.filter(({ name }) => scope.hasTable(name)) };
}

async function remarks(context: MysqlDumpContext): Promise<string[]> {
  const { scope, chosen } = await select(context);
  const unknown = scope.hasCode ? await readUnknownKinds(context.control) : [];
  return [
    ...scope.warnings,
    ...warningsAbout(chosen),
    ...unknown.map((kind) => `This version does not know a kind of object in the database: ${kind}.`),
  ];
}
