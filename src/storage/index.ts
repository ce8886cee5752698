import type { Secret } from '../core/secret.ts';
import type { DestinationScheme, DestinationSpec } from '../ports/destination.ts';
import type { Host } from '../ports/host.ts';
import type { Storage } from '../ports/storage.ts';
import { withTimeLimit } from './connection/time-limit.ts';
import { withVariables } from './parameters/carried-variables.ts';

/** The driver of each kind of `DESTINATION_KINDS`, loaded on first use. */
const DRIVERS: Readonly<Record<DestinationScheme, (url: Secret, host: Host) => Promise<Storage>>> = {
  s3: async (url, host) => (await import('./s3/index.ts')).openS3Storage(url, host),
  azure: async (url, host) => (await import('./azure/index.ts')).openAzureStorage(url, host),
  gs: async (url, host) => (await import('./gs/index.ts')).openGoogleStorage(url, host),
  sftp: async (url, host) => (await import('./sftp/index.ts')).openSftpStorage(url, host),
  rclone: async (url, host) => (await import('./rclone/index.ts')).openRcloneStorage(url, host),
  file: async (url, host) => (await import('./filesystem/index.ts')).openFilesystemStorage(url, host),
};

/**
 * Opens a destination. Only the driver of its kind is loaded. No request is sent to the storage yet.
 * @param carried variables of a key bundle, which only the driver gets
 * @throws {RestorableError} INPUT_INVALID if the URL is not valid for its kind
 */
export async function openStorage(
  { scheme, url, timeoutMs }: DestinationSpec,
  host: Host,
  carried: ReadonlyMap<string, Secret> = new Map(),
): Promise<Storage> {
  const storage = await DRIVERS[scheme](url, withVariables(host, carried));
  return timeoutMs === undefined ? storage : withTimeLimit(storage, timeoutMs);
}
