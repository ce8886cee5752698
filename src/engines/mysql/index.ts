import type { Engine } from '../../ports/engine.ts';
import { openMysqlSource } from './source.ts';
import { dropMysqlLeftover, openMysqlTarget } from './target.ts';

/** MySQL and MariaDB, by their own client tools. */
export function createMysqlEngine(): Engine {
  return { openSource: openMysqlSource, openTarget: openMysqlTarget, dropLeftover: dropMysqlLeftover };
}
