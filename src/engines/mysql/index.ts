import type { Engine } from '../../ports/engine.ts';

/** MySQL and MariaDB, by their own client tools. A backup doesn't load the target's side, nor a restore the source's. */
export function createMysqlEngine(): Engine {
  return {
    openSource: async (...args) => (await import('./source.ts')).openMysqlSource(...args),
    openTarget: async (...args) => (await import('./target.ts')).openMysqlTarget(...args),
    serverOf: async (url) => (await import('./connection/server-end.ts')).serverOf(url),
    dropLeftover: async (...args) => (await import('./target.ts')).dropMysqlLeftover(...args),
  };
}
