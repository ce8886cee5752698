import type { HeadRewrite } from '../../code/heads.ts';
import { compareSeries } from '../../server/programs.ts';

/**
 * Removed in MySQL 8.0, which refuses them. MySQL 5.7 has the first in its default, and so in the settings of all stored code.
 */
const GONE = new Set([
  'NO_AUTO_CREATE_USER',
  'DB2',
  'MAXDB',
  'MSSQL',
  'MYSQL323',
  'MYSQL40',
  'ORACLE',
  'POSTGRESQL',
  'NO_FIELD_OPTIONS',
  'NO_KEY_OPTIONS',
  'NO_TABLE_OPTIONS',
]);
const SET_MODE = /^((?:\/\*!\d+ )?SET sql_mode\s*=\s*')([A-Z0-9_,]*)'/i;

/** Whether a server of this kind refuses modes of older ones. */
export function refusesOldModes({ flavor, series }: { readonly flavor: string; readonly series: string }): boolean {
  return flavor === 'mysql' && compareSeries(series, '8.0') >= 0;
}

/** A statement that sets the `sql_mode` of stored code, without removed modes. Undefined if it contains none. */
export function withoutOldModes(head: string): HeadRewrite | undefined {
  const [whole, start = '', modes = ''] = SET_MODE.exec(head) ?? [];
  if (whole === undefined) return undefined;
  const kept = modes.split(',').filter((mode) => !GONE.has(mode.toUpperCase()));
  // Including the closing quote: what follows is read as code.
  return { text: `${start}${kept.join(',')}'`, length: whole.length };
}
