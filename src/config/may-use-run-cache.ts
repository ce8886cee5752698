import type { Request } from './request.ts';

/**
 * Whether a run may take anything from the host's cache or put anything there. Whoever can run jobs of the repository can write
 * that cache: so no run has one that was given what opens stored backups, a recovery key or a passphrase. That leaves the backup
 * with keys, which keeps its chain's index there.
 */
export function mayUseRunCache(request: Request): boolean {
  return request.mode === 'backup' && request.recipients.kind === 'keys' && request.passphrase === undefined;
}
