import type { KeyHolding } from '../ports/host.ts';
import type { Request } from './request/request.ts';

/** How a run may isolate the keys that decrypt backups from other programs, if it has such keys. Otherwise undefined. */
export function keyHolding(request: Request): KeyHolding | undefined {
  if (!opensBackups(request)) return undefined;
  // A verification always installs bubblewrap and uses `sudo`, for the restored code.
  return { mayContain: request.mode === 'drill' || (request.mode === 'verify' && !request.trustSource) };
}

/**
 * Whether a run has a secret that decrypts stored backups: a recovery key, or a passphrase. Such a run uses nothing that others
 * may have manipulated, such as the cache between runs, which anyone who can run jobs of the repository can write.
 */
function opensBackups(request: Request): boolean {
  if (request.bundle?.holdsRecoveryKey === true) return true;
  switch (request.mode) {
    case 'verify':
    case 'restore':
    case 'drill':
      return true;
    case 'keygen':
    case 'init':
      // They generate the recovery key.
      return true;
    case 'backup':
    case 'ship':
      return request.recipients.kind === 'passphrase' || request.passphrase !== undefined;
    case 'doctor':
      return request.unlock !== undefined || request.passphrase !== undefined;
    case 'runbook':
    case 'list':
    case 'status':
    case 'history':
    case 'prune':
    case 'sync':
    case 'page':
    case 'evidence':
    case 'verify-evidence':
      return request.passphrase !== undefined;
    case 'check-destinations':
    case 'hold':
    case 'release':
    case 'matrix':
    case 'notify-test':
      return false;
  }
}
