import type { DestinationSpec } from '../options/request.ts';
import type { Host } from '../ports/host.ts';
import type { Storage } from '../ports/storage.ts';
import { withTimeLimit } from './time-limit.ts';

/**
 * Opens a destination; only the driver of its kind is loaded. Nothing is asked of the storage yet.
 * @throws {RestorableError} INPUT_INVALID when the URL is not one of its kind
 */
export async function openStorage(spec: DestinationSpec, host: Host): Promise<Storage> {
  const storage = await openDriver(spec, host);
  return spec.timeoutMs === undefined ? storage : withTimeLimit(storage, spec.timeoutMs);
}

async function openDriver(spec: DestinationSpec, host: Host): Promise<Storage> {
  switch (spec.scheme) {
    case 'file':
      return (await import('./filesystem/index.ts')).openFilesystemStorage(spec.url, host);
    case 'sftp':
      return (await import('./sftp/index.ts')).openSftpStorage(spec.url, host);
    case 's3':
      return (await import('./s3/index.ts')).openS3Storage(spec.url, host);
    case 'gs':
      return (await import('./gs/index.ts')).openGoogleStorage(spec.url, host);
    case 'rclone':
      return (await import('./rclone/index.ts')).openRcloneStorage(spec.url, host);
    case 'azure':
      return (await import('./azure/index.ts')).openAzureStorage(spec.url, host);
  }
}
