import { onlyVariable } from '../../config-file/substitute.ts';
import { requireDatabaseName } from '../../core/format/database-name.ts';
import { isPattern } from '../../core/planning/name-pattern.ts';
import type { MatrixRequest } from '../../options/request/setup.ts';
import type { OptionsOf } from '../../options/schema.ts';
import type { RequestContext } from '../parts/request-context.ts';

/** The databases that become a workflow's jobs. Reads no variable: planning needs no secret. */
export function matrixRequest(options: OptionsOf<'matrix'>, { file }: RequestContext): MatrixRequest {
  if (file === undefined) throw new Error('`config` names a file, and it was not read.');
  const { databases, defaults } = file.config;
  return {
    mode: 'matrix',
    databases: Object.entries(databases).map(([name, section]) => {
      if (isPattern(name)) {
        throw file.invalid(
          ['databases', name],
          'means every database of a server, and `matrix` connects to none',
          'Back it up with `all` in one run, or write each database in the file.',
        );
      }
      const url = section.commands === undefined ? (section.database ?? defaults?.database) : undefined;
      return {
        name: requireDatabaseName(name),
        variable: typeof url === 'string' ? onlyVariable(url) : undefined,
      };
    }),
    filter: options.filter,
    shard: options.shard,
  };
}
