import type { ConfigFile } from '../../config-file/config-file.ts';
import { requireDatabaseName } from '../../core/format/database-name.ts';
import { onlyVariable } from '../../secrets/substitute.ts';
import type { MatrixRequest } from '../request.ts';
import type { OptionValues } from '../schema.ts';

/** Which databases a workflow's jobs are made of. Reads no variable: planning needs no secret. */
export function matrixRequest(options: OptionValues, file: ConfigFile | undefined): MatrixRequest {
  const { databases = {}, defaults } = file?.config ?? {};
  return {
    mode: 'matrix',
    databases: Object.entries(databases).map(([name, section]) => {
      const url = section.commands === undefined ? (section.database ?? defaults?.database) : undefined;
      return {
        name: requireDatabaseName(name),
        variable: typeof url === 'string' ? onlyVariable(url) : undefined,
      };
    }),
    filter: options.filter ?? [],
    shard: options.shard,
  };
}
