import type { KeyHolding } from '../ports/host.ts';
import type { Request } from './request.ts';

/** What a run may do to keep programs from what opens backups, where it was given that; else undefined. */
export function keyHolding(request: Request): KeyHolding | undefined {
  if (!opensBackups(request)) return undefined;
  // A verification always installs bubblewrap and asks `sudo`, for what it restores.
  return { mayContain: request.mode === 'verify' && !request.trustSource };
}

/**
 * Whether a run was given what opens stored backups: a recovery key, or a passphrase. It then uses nothing that others may have
 * put in its way, such as the cache between runs, which anyone who can run jobs of the repository can write.
 */
function opensBackups(request: Request): boolean {
  switch (request.mode) {
    case 'verify':
    case 'restore':
      return true;
    case 'keygen':
      // It makes the recovery key.
      return true;
    case 'backup':
      return request.recipients.kind === 'passphrase' || request.passphrase !== undefined;
    case 'list':
    case 'status':
    case 'prune':
    case 'sync':
      return request.passphrase !== undefined;
    case 'check-destinations':
    case 'hold':
    case 'release':
    case 'matrix':
      return false;
  }
}
