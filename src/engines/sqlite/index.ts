import { fine } from '../../core/finding.ts';
import type { Engine } from '../../ports/engine/engine.ts';
import { folderOf, removeTemporary } from './restore/target-file.ts';
import { openSqliteSource } from './source.ts';
import { openSqliteTarget } from './target.ts';
import { pathOfUrl } from './url.ts';

/** SQLite through Node's own library: one file in, the same file out. */
export function createSqliteEngine(): Engine {
  return {
    openSource: (url, _options, host) => openSqliteSource(url, host),
    openTarget: openSqliteTarget,
    verificationNeeds: () => [
      { name: 'server program', examine: async () => fine({ kind: 'no-program-needed', engine: 'sqlite' }) },
    ],
    // Only an unfinished restore leaves anything outside the workspace: a file beside its target.
    dropLeftover: async (url, name) => removeTemporary(await folderOf(pathOfUrl(url)), name),
  };
}
