import type { Engine } from '../../ports/engine/engine.ts';
import { verificationNeeds } from './verification-needs.ts';

/**
 * MySQL and MariaDB, through their own client tools. A backup does not load the target's modules, nor a restore the source's.
 */
export function createMysqlEngine(): Engine {
  return {
    openSource: async (...args) => (await import('./source.ts')).openMysqlSource(...args),
    openTarget: async (...args) => (await import('./target.ts')).openMysqlTarget(...args),
    databases: async (...args) => (await import('./databases.ts')).listMysqlDatabases(...args),
    verificationNeeds,
    serverOf: async (url) => (await import('./connection/server-end.ts')).serverOf(url),
    dropLeftover: async (...args) => (await import('./target.ts')).dropMysqlLeftover(...args),
  };
}
