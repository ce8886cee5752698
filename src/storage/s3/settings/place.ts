import type { Host } from '../../../ports/host.ts';
import type { StoragePlace } from '../../../ports/storage.ts';
import { placeOfService } from '../../parameters/place.ts';
import { isLoopback, isPrivateHost } from '../../parameters/url-parts.ts';
import { regionInHost } from './providers.ts';
import type { S3Location } from './url.ts';

/** The name of a destination in logs and reports. */
export function labelOf({ bucket, prefix, endpoint }: S3Location): string {
  const at = endpoint === undefined ? '' : ` (${endpoint.host})`;
  return `s3://${bucket}/${prefix.replace(/\/$/, '')}${at}`;
}

/** The location of a bucket, as far as its address shows it. */
export function placeOf({ endpoint, provider, region }: S3Location, { env }: Host): StoragePlace {
  if (endpoint !== undefined && (isLoopback(endpoint) || provider.name === '')) return placeOfService('', endpoint);
  // A region that only fills a field of the signature does not describe the bucket's location.
  const usual = provider.id === 'aws' ? env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || undefined : undefined;
  return {
    provider: provider.name,
    region: region ?? regionInHost(provider, endpoint) ?? usual,
    offsite: endpoint === undefined || !isPrivateHost(endpoint.hostname),
  };
}
