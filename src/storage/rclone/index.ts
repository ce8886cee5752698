import { RestorableError } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import type { Storage } from '../../ports/storage.ts';

export async function openRcloneStorage(_url: Secret | string, _host: Host): Promise<Storage> {
  throw new RestorableError('INPUT_INVALID', '`destination`: rclone: is not supported yet.');
}
