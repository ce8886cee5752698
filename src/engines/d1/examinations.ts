import { fine } from '../../core/finding.ts';
import type { DumpOptions, Examination } from '../../ports/engine/source.ts';
import { refuseSelection } from '../parts/refuse-options.ts';
import type { D1Api } from './api/api.ts';
import type { D1Database } from './api/database.ts';
import { queryRows } from './api/query.ts';

/** @throws {RestorableError} INPUT_INVALID */
export function refuseParts(options: DumpOptions): void {
  refuseSelection(options, 'D1, because the entire database is exported');
}

/** What a dump needs beyond the database's details, which opening the source has read. */
export function sourceExaminations(api: D1Api, database: D1Database, options: DumpOptions): readonly Examination[] {
  return [
    {
      name: 'selected tables',
      examine: async () => {
        refuseParts(options);
        return fine({ kind: 'all-of', what: 'database' });
      },
    },
    {
      name: 'permission of the token',
      examine: async () => {
        const sql = "select count(*) from sqlite_master where type = 'table'";
        await queryRows(api, database, sql, 'query the database');
        return fine({ kind: 'token-queries' });
      },
    },
  ];
}
