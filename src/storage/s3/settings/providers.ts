/** Optional features of a provider, by the parameter that requests them. */
export type Feature = 'lock' | 'storage-class' | 'sse=s3' | 'sse=kms' | 'sse=c' | 'tags';

/** The provider of a bucket, and its documented differences from Amazon's S3. */
export interface Provider {
  /** Its name in `provider=`. */
  readonly id: string;
  /** For reports. */
  readonly name: string;
  /** Endpoints that identify it. The first group, if it matches, is the region. */
  readonly hosts?: RegExp;
  /** The region of a signature if neither the destination nor the host sets one. */
  readonly region?: string;
  /** The bucket in the path (`host/bucket/key`) instead of in the host name. */
  readonly pathStyle: boolean;
  /** Checks and stores `x-amz-checksum-sha256`. All check Content-MD5, which is always sent. */
  readonly sendsSha256?: boolean;
  /** Refuses the query parameter `x-id`, in which the SDK sends the operation name. */
  readonly refusesOperationId?: boolean;
  /** Features that are documented as unsupported, each with a hint for the user. */
  readonly lacks?: Partial<Readonly<Record<Feature, string>>>;
  /** The storage classes that can be read immediately. undefined: unknown. */
  readonly storageClasses?: readonly string[];
}

const NO_KMS = 'Use sse=c, or remove it: packs are encrypted before they leave this machine.';
const ONE_CLASS = 'Remove it: this provider keeps everything in one class.';

/*
 * Objects are put in one request, at most some MiB each, so rules about parts, multipart ETags and copies never apply
 * here. Whether ETags are digests and whether puts can be conditional is determined by requests (put.ts).
 */
const AMAZON: Provider = {
  id: 'aws',
  name: 'Amazon S3',
  hosts:
    /(?:^|\.)s3[.-](?:fips\.)?(?:dualstack\.)?([a-z]{2}(?:-[a-z]+)+-\d)(?:\.vpce)?\.amazonaws\.com(?:\.cn)?$|\.amazonaws\.com(?:\.cn)?$/,
  pathStyle: false,
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
  sendsSha256: true,
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html, those with "milliseconds access"
  storageClasses: ['STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'REDUCED_REDUNDANCY'],
};

const PROVIDERS: readonly Provider[] = [
  AMAZON,
  {
    // https://developers.cloudflare.com/r2/api/s3/api/: regions, and features marked as not implemented
    id: 'r2',
    name: 'Cloudflare R2',
    hosts: /\.r2\.cloudflarestorage\.com$/,
    region: 'auto',
    pathStyle: true,
    lacks: {
      lock: 'R2 locks by rules of the bucket (`wrangler r2 bucket lock add`), not by object. Set one there and remove this.',
      tags: 'Remove it: R2 has no tags of objects.',
      'sse=s3': 'Remove it: R2 always encrypts.',
      'sse=kms': NO_KMS,
    },
    storageClasses: ['STANDARD', 'STANDARD_IA'],
  },
  {
    // https://www.backblaze.com/docs/cloud-storage-s3-compatible-api: regions in the host, encryption with SSE-B2 and SSE-C
    id: 'b2',
    name: 'Backblaze B2',
    hosts: /^s3\.([a-z]+-[a-z]+-\d+)\.backblazeb2\.com$/,
    pathStyle: true,
    lacks: { tags: 'Remove it: B2 has no tags of objects.', 'sse=kms': NO_KMS, 'storage-class': ONE_CLASS },
  },
  {
    // https://docs.cloud.google.com/storage/docs/xml-api/reference-headers; x-id: rclone's backend/s3/provider/GCS.yaml
    id: 'gcs',
    name: 'Google Cloud Storage',
    hosts: /^storage\.googleapis\.com$/,
    region: 'auto',
    pathStyle: true,
    refusesOperationId: true,
    lacks: { tags: 'Use a gs: destination, which has metadata of its own.' },
    storageClasses: ['STANDARD', 'NEARLINE', 'COLDLINE', 'ARCHIVE'],
  },
  {
    // https://docs.wasabi.com/docs/what-are-the-service-urls-for-wasabis-different-storage-regions
    id: 'wasabi',
    name: 'Wasabi',
    hosts: /^s3(?:\.([a-z]+-[a-z]+-\d+))?\.wasabisys\.com$/,
    region: 'us-east-1',
    pathStyle: true,
    lacks: { 'sse=kms': NO_KMS, 'storage-class': ONE_CLASS },
  },
  {
    // https://docs.digitalocean.com/products/spaces/reference/s3-compatibility/: encryption with SSE-C only
    id: 'digitalocean',
    name: 'DigitalOcean Spaces',
    hosts: /^([a-z]+\d+)\.digitaloceanspaces\.com$/,
    pathStyle: true,
    lacks: { 'sse=s3': NO_KMS, 'sse=kms': NO_KMS },
  },
  {
    // https://www.scaleway.com/en/docs/object-storage/: classes, and SSE-C as the one encryption
    id: 'scaleway',
    name: 'Scaleway',
    hosts: /^s3\.([a-z]+-[a-z]+)\.scw\.cloud$/,
    pathStyle: true,
    lacks: { 'sse=kms': NO_KMS },
    storageClasses: ['STANDARD', 'ONEZONE_IA'],
  },
  {
    // https://docs.hetzner.com/storage/object-storage/supported-actions/: "Only this encryption type: SSE-C"
    id: 'hetzner',
    name: 'Hetzner',
    hosts: /^([a-z]+\d+)\.your-objectstorage\.com$/,
    pathStyle: true,
    lacks: { 'sse=s3': NO_KMS, 'sse=kms': NO_KMS },
  },
  {
    // https://help.ovhcloud.com/csm/en-public-cloud-storage-s3-location: s3.<region>.io.cloud.ovh.net, and .us
    id: 'ovh',
    name: 'OVHcloud',
    hosts: /^s3\.([a-z-]+)\.(?:io|perf)\.cloud\.ovh\.(?:net|us)$/,
    pathStyle: true,
  },
  {
    // https://www.idrive.com/s3-storage-e2/; path style: rclone's backend/s3/provider/IDrive.yaml
    id: 'idrive',
    name: 'IDrive e2',
    hosts: /^(?:s3\.([a-z]+-[a-z]+-\d+)\.idrivee2\.com|.+\.idrivee2(?:-\d+)?\.com)$/,
    region: 'us-east-1',
    pathStyle: true,
  },
  {
    // https://storj.dev/dcs/api/s3/s3-compatibility, https://storj.dev/dcs/buckets/object-lock
    id: 'storj',
    name: 'Storj',
    hosts: /^gateway(?:\.[a-z0-9]+)?\.storjshare\.io$/,
    region: 'us-east-1',
    pathStyle: true,
    lacks: { 'sse=kms': NO_KMS, 'sse=c': 'Remove it: Storj always encrypts.' },
  },
  {
    // https://techdocs.akamai.com/cloud-computing/docs/access-buckets-and-files-through-urls
    id: 'linode',
    name: 'Akamai (Linode)',
    hosts: /^([a-z]+-[a-z]+-\d+)\.linodeobjects\.com$/,
    pathStyle: true,
  },
  // Providers with arbitrary host names must be named.
  {
    id: 'minio',
    name: 'MinIO',
    region: 'us-east-1',
    pathStyle: true,
    storageClasses: ['STANDARD', 'REDUCED_REDUNDANCY'],
  },
  { id: 'ceph', name: 'Ceph', region: 'us-east-1', pathStyle: true },
];

/** An unknown server. It is queried, and its answers count only if they can be checked. */
const OTHER: Provider = { id: 'other', name: '', region: 'us-east-1', pathStyle: true };

/** The accepted names of `provider=`. */
export const PROVIDER_IDS: readonly string[] = PROVIDERS.map(({ id }) => id);

/**
 * The provider of an endpoint.
 * @param named the value of `provider=`, one of PROVIDER_IDS
 */
export function providerOf(endpoint: URL | undefined, named: string | undefined): Provider {
  const known = PROVIDERS.find(({ id }) => id === named);
  if (known !== undefined) return known;
  if (endpoint === undefined) return AMAZON;
  return providerByHost(endpoint) ?? OTHER;
}

/** The provider of an endpoint's host, if known. */
export function providerByHost(endpoint: URL): Provider | undefined {
  return PROVIDERS.find(({ hosts }) => hosts?.test(endpoint.hostname) === true);
}

/** The region in an endpoint's host name, if its provider puts it there. */
export function regionInHost({ hosts }: Provider, endpoint: URL | undefined): string | undefined {
  return endpoint === undefined ? undefined : hosts?.exec(endpoint.hostname)?.[1];
}
