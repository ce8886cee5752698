import { fine } from '../../core/finding.ts';
import type { Examination } from '../../ports/engine/source.ts';
import { clockExamination, remarksObservation, routeObservation } from '../parts/examinations.ts';
import { onlyRow } from '../parts/server/only-row.ts';
import { findOmissions } from './catalog/omissions.ts';
import { resolveScope, type Scope } from './catalog/scope.ts';
import { clientExamination } from './clients/examination.ts';
import { openLikeTool } from './connection/tool-settings.ts';
import type { PostgresDumpContext } from './dump/context.ts';
import { checkLargeObjects, readInScope, refuseHiddenRows, refuseUnreadable, warningsAbout } from './dump/preflight.ts';
import { readGlobals } from './globals/globals.ts';

/** What a dump needs from the server and from this machine, each by the function that the dump itself uses. */
export function sourceExaminations(context: PostgresDumpContext): readonly Examination[] {
  const { control, host } = context;
  return [
    ...connectionExaminations(context),
    ...privilegeExaminations(context),
    { name: 'not in a dump', examine: async () => remarksObservation(await remarks(context)) },
    clientExamination('pg_dump', control.serverMajor, host),
  ];
}

export function connectionExaminations({ control, url, host, options }: PostgresDumpContext): readonly Examination[] {
  return [
    { name: 'TLS', examine: async () => routeObservation(control.route, 'postgres') },
    {
      name: 'pooler',
      examine: async () => fine({ kind: control.isDirect ? 'no-pooler' : 'session-pooler' }),
    },
    clockExamination(async () => {
      const row = onlyRow(
        await control.query<{ now: string }>(
          "select pg_catalog.date_part('epoch', pg_catalog.clock_timestamp())::pg_catalog.text as now",
        ),
      );
      return new Date(Number(row.now) * 1000);
    }),
    {
      name: 'second connection',
      examine: async () => {
        const like = await openLikeTool(url, host, options);
        await like.connection.close();
        return fine({ kind: 'second-connection' });
      },
    },
  ];
}

function privilegeExaminations(context: PostgresDumpContext): readonly Examination[] {
  const { control, dumpOptions } = context;
  return [
    {
      name: 'selected tables',
      examine: async () => {
        const relations = await inScope(context, (scope) => readInScope(control, scope));
        return fine({ kind: 'selected', what: 'tables-partitions-sequences', count: relations.length });
      },
    },
    {
      name: 'privileges',
      examine: async () => {
        refuseUnreadable(control, await inScope(context, (scope) => readInScope(control, scope)));
        return fine({ kind: 'reads', what: 'tables-and-sequences' });
      },
    },
    {
      name: 'row-level security',
      examine: async () => {
        refuseHiddenRows(control, await inScope(context, (scope) => readInScope(control, scope)));
        return fine({ kind: 'no-hidden-rows' });
      },
    },
    {
      name: 'large objects',
      examine: async () => {
        await inScope(context, (scope) => checkLargeObjects(control, scope));
        return fine({ kind: 'reads', what: 'large-objects' });
      },
    },
    {
      name: 'roles',
      examine: async () => {
        const globals = await inScope(context, () => readGlobals(control, dumpOptions.withPasswordHashes));
        return remarksObservation(globals.warnings);
      },
    },
  ];
}

/** Reads the catalogs in one transaction, with what `include` and `exclude` select. */
function inScope<T>({ control, dumpOptions }: PostgresDumpContext, work: (scope: Scope) => Promise<T>): Promise<T> {
  const { include, exclude } = dumpOptions;
  return control.transaction(async () => work(await resolveScope(control, include, exclude)), { readOnly: true });
}

async function remarks(context: PostgresDumpContext): Promise<string[]> {
  const { control, dumpOptions, host } = context;
  const about = await inScope(context, async (scope) => {
    const [row] = await control.query<{ standby: boolean }>('select pg_catalog.pg_is_in_recovery() as standby');
    return [...scope.warnings, ...warningsAbout(await readInScope(control, scope), row?.standby === true)];
  });
  const isAll = dumpOptions.include.length + dumpOptions.exclude.length === 0;
  return isAll ? [...about, ...(await findOmissions(control, host))] : about;
}
