import type { DumpContext } from '../../parts/server/server-source.ts';
import type { Connection } from '../connection/connection.ts';
import type { MysqlUrl } from '../connection/url.ts';

/** What one dump works with. */
export type MysqlDumpContext = DumpContext<MysqlUrl, Connection>;
