import type { Engine } from '../../ports/engine/engine.ts';
import { verificationNeeds } from './verification-needs.ts';

/** PostgreSQL 13 to 18. A backup does not load the target's modules, nor a restore the source's. */
export function createPostgresEngine(): Engine {
  return {
    openSource: async (...args) => (await import('./source.ts')).openPostgresSource(...args),
    openTarget: async (...args) => (await import('./target.ts')).openPostgresTarget(...args),
    databases: async (...args) => (await import('./databases.ts')).listPostgresDatabases(...args),
    verificationNeeds,
    serverOf: async (url) => (await import('./url/server-end.ts')).serverOf(url),
    dropLeftover: async (...args) => (await import('./target.ts')).dropPostgresLeftover(...args),
  };
}
