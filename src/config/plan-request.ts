import { requireDatabaseName } from '../core/database-name.ts';
import type { ConfigFile } from './config-file.ts';
import type { PlanRequest } from './request.ts';
import type { OptionValues } from './schema.ts';
import { onlyVariable } from './substitute.ts';

/** Which databases a workflow's jobs are made of. Reads no variable: planning needs no secret. */
export function planRequest(options: OptionValues, file: ConfigFile | undefined): PlanRequest {
  const { databases = {}, defaults } = file?.config ?? {};
  return {
    mode: 'plan',
    databases: Object.entries(databases).map(([name, section]) => {
      const url = section.commands === undefined ? (section.database ?? defaults?.database) : undefined;
      return {
        name: requireDatabaseName(name),
        variable: typeof url === 'string' ? onlyVariable(url) : undefined,
      };
    }),
    match: options.match ?? [],
    shard: options.shard,
  };
}
