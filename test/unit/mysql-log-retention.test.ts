import { expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { warnOfShortRetention } from '../../src/engines/mysql/binlog/retention.ts';
import type { Connection } from '../../src/engines/mysql/connection/connection.ts';

type Row = Readonly<Record<string, unknown>>;

interface FakeServer {
  /** What `binlog retention hours` is. Undefined: the account may see neither the table nor the procedure. */
  readonly hours?: string | null;
  /** Only the procedure can be used. */
  readonly byProcedure?: true;
  readonly aurora?: true;
  readonly folder?: string;
}

/** A fake of RDS and Aurora, from AWS's documentation of mysql.rds_show_configuration and of @@aurora_version. */
function fake({ hours, byProcedure, aurora, folder = '/usr/' }: FakeServer): Connection {
  const setting = { name: 'binlog retention hours', value: hours, description: 'hours before binary logs are deleted' };
  const answers: Record<string, readonly unknown[] | undefined> = {
    'select @@aurora_version': aurora && [{ version: '3.05.2' }],
    'select name, value from mysql.rds_configuration': hours === undefined || byProcedure ? undefined : [setting],
    'call mysql.rds_show_configuration': hours === undefined ? undefined : [[setting], { affectedRows: 0 }],
    'show global variables': [
      { Variable_name: 'basedir', Value: folder },
      { Variable_name: 'binlog_expire_logs_seconds', Value: '2592000' },
    ],
  };
  const query = async (sql: string): Promise<Row[]> => {
    const [, rows] = Object.entries(answers).find(([text]) => sql.startsWith(text)) ?? [];
    if (rows === undefined) throw new RestorableError('DATABASE_PRIVILEGE', `refused: ${sql}`);
    return rows as Row[];
  };
  return { query } as unknown as Connection;
}

const warned = (server: FakeServer) => warnOfShortRetention(fake(server));

it.each([[{}], [{ byProcedure: true }]] as const)('reads the hours of RDS and Aurora: %j', async (way) => {
  expect(await warned({ ...way, hours: '72' })).toBeUndefined();
  expect(await warned({ ...way, hours: '5' })).toMatch(/for 5 hours only.*rds_set_configuration/);
  expect(await warned({ ...way, hours: null })).toMatch(/as soon as it can.*rds_set_configuration/);
  expect(await warned({ ...way, hours: '72', aurora: true })).toBeUndefined();
  const unset = await warned({ ...way, hours: null, aurora: true });
  expect(unset).toMatch(/^Aurora keeps .*no longer than a day.*rds_set_configuration/);
});

it('says that it does not know the hours, because the setting of the server itself has no effect there', async () => {
  expect(await warned({})).toBeUndefined();
  expect(await warned({ aurora: true })).toMatch(/how long Aurora keeps.*GRANT EXECUTE ON PROCEDURE/);
  expect(await warned({ folder: '/rdsdbbin/mysql-8.0.36.R2/' })).toMatch(/how long RDS keeps.*GRANT EXECUTE/);
});
