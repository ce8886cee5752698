import type { Request } from './request.ts';

/**
 * Whether a run was given what opens stored backups: a recovery key, or a passphrase. It then uses nothing that others may have
 * put in its way, such as the cache between runs, which whoever can run jobs of the repository can write.
 */
export function opensBackups(request: Request): boolean {
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
    case 'plan':
      return false;
  }
}
