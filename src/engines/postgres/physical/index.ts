import type { Engine } from '../../../ports/engine/engine.ts';
import { openSurelyContained } from '../../parts/contained-target.ts';
import { refuseServer } from '../../parts/refuse-options.ts';
import { physicalVerificationNeeds } from './verification-needs.ts';

/** Physical backups of a PostgreSQL cluster: its files and their log, as pg_basebackup copies them. */
export function createPhysicalPostgresEngine(): Engine {
  return {
    openSource: async (...args) => (await import('./source/source.ts')).openPhysicalSource(...args),
    openTarget: async (spec, needs, host) => {
      refuseServer(spec, 'A physical backup is verified in a cluster of its own; it needs no `target`.');
      if (spec.kind === 'restore') return (await import('./folder/folder-target.ts')).openFolderTarget(spec, needs);
      const { openRecovered } = await import('./cluster/ephemeral.ts');
      return openSurelyContained({ spec, needs }, host, (containment) => openRecovered(needs, containment, spec));
    },
    verificationNeeds: physicalVerificationNeeds,
    serverOf: async (url) => (await import('../url/server-end.ts')).serverOf(url),
    // Nothing of it is ever on a server of the user's.
    dropLeftover: async () => {},
  };
}
