import { fine } from '../../core/finding.ts';
import type { Examination } from '../../ports/engine.ts';
import { clockExamination, remarksObservation, routeObservation } from '../parts/examinations.ts';
import { findOmissions } from './catalog/omissions.ts';
import { resolveScope } from './catalog/scope.ts';
import { clientExamination } from './clients/examination.ts';
import { openLikeTool } from './connection/tool-settings.ts';
import type { PostgresDumpContext } from './dump/context.ts';
import { checkLargeObjects, readInScope, refuseHiddenRows, refuseUnreadable, warningsAbout } from './dump/preflight.ts';
import { readGlobals } from './globals/globals.ts';

/** What a dump needs from the server and from this machine, each by the function that the dump itself uses. */
export function sourceExaminations(context: PostgresDumpContext): readonly Examination[] {
  const { control, dumpOptions, host, options } = context;
  const scope = () => resolveScope(control, dumpOptions.include, dumpOptions.exclude);
  const reading = <T>(work: () => Promise<T>): Promise<T> => control.transaction(work, { readOnly: true });
  return [
    {
      name: 'TLS',
      examine: async () =>
        routeObservation(
          control.route,
          'Add sslmode=verify-full (and sslrootcert=FILE for a private authority) to the URL, and set `require-tls`.',
        ),
    },
    {
      name: 'pooler',
      examine: async () =>
        fine(control.isDirect ? 'none in between' : 'one in session mode is in between, which a dump can use'),
    },
    clockExamination(async () => {
      const [row] = await control.query<{ now: string }>(
        "select pg_catalog.date_part('epoch', pg_catalog.clock_timestamp())::pg_catalog.text as now",
      );
      return new Date(Number(row?.now ?? 0) * 1000);
    }),
    {
      name: 'second connection',
      examine: async () => {
        const like = await openLikeTool(context.url, host, options);
        await like.connection.close();
        return fine('permitted: a dump needs three at once');
      },
    },
    {
      name: 'selected tables',
      examine: async () => {
        const relations = await reading(async () => readInScope(control, await scope()));
        return fine(`${relations.length} tables, partitions and sequences`);
      },
    },
    {
      name: 'privileges',
      examine: async () => {
        refuseUnreadable(control, await reading(async () => readInScope(control, await scope())));
        return fine('this account can read every table and sequence');
      },
    },
    {
      name: 'row-level security',
      examine: async () => {
        refuseHiddenRows(control, await reading(async () => readInScope(control, await scope())));
        return fine('hides no row from this account');
      },
    },
    {
      name: 'large objects',
      examine: async () => {
        await reading(async () => checkLargeObjects(control, await scope()));
        return fine('all of them can be read');
      },
    },
    {
      name: 'roles',
      examine: async () => {
        const { warnings } = await reading(() => readGlobals(control, dumpOptions.withPasswordHashes));
        return remarksObservation(warnings);
      },
    },
    { name: 'not in a dump', examine: async () => remarksObservation(await remarks(context)) },
    clientExamination('pg_dump', control.serverMajor, host),
  ];
}

async function remarks({ control, dumpOptions, host }: PostgresDumpContext): Promise<string[]> {
  const about = await control.transaction(
    async () => {
      const [row] = await control.query<{ standby: boolean }>('select pg_catalog.pg_is_in_recovery() as standby');
      const scope = await resolveScope(control, dumpOptions.include, dumpOptions.exclude);
      return [...scope.warnings, ...warningsAbout(await readInScope(control, scope), row?.standby === true)];
    },
    { readOnly: true },
  );
  const isAll = dumpOptions.include.length + dumpOptions.exclude.length === 0;
  return isAll ? [...about, ...(await findOmissions(control, host))] : about;
}
