import { ServiceSelector, SigningConfig } from '@sigstore/protobuf-specs';
import { RestorableError } from '../../core/errors.ts';
import type { SigstoreServices } from '../../ports/sigstore.ts';

/** https://docs.sigstore.dev/about/overview/, in the form of a signing configuration. */
const PUBLIC_SERVICES = {
  mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
  caUrls: [serviceAt('https://fulcio.sigstore.dev')],
  rekorTlogUrls: [serviceAt('https://rekor.sigstore.dev')],
  rekorTlogConfig: { selector: 'ANY' },
  tsaUrls: [serviceAt('https://timestamp.sigstore.dev/api/v1/timestamp')],
  tsaConfig: { selector: 'ANY' },
};

function serviceAt(url: string) {
  return { url, majorApiVersion: 1, operator: 'sigstore.dev' };
}

/** @throws {RestorableError} INPUT_INVALID */
export function signingConfigOf(services: SigstoreServices): SigningConfig {
  const config = services.kind === 'public' ? SigningConfig.fromJSON(PUBLIC_SERVICES) : readConfig(services.config);
  const { caUrls, rekorTlogUrls, tsaUrls, rekorTlogConfig, tsaConfig } = config;
  if (caUrls.length === 0) throw unfit('it names no certificate authority (`caUrls`)');
  for (const { url } of [...caUrls, ...rekorTlogUrls, ...tsaUrls]) {
    if (!isProtected(url)) throw unfit('an address in it is not an https URL');
  }
  const selectors = [rekorTlogConfig, tsaConfig].flatMap((each) => each?.selector ?? []);
  if (selectors.length === 0) throw unfit('it selects neither a log (`rekorTlogConfig`) nor a time (`tsaConfig`)');
  if (selectors.some((selector) => selector !== ServiceSelector.ANY)) {
    throw unfit('a selector is not `ANY`');
  }
  return config;
}

/** The services of the Sigstore project, and those with which it tests: all of them have a public log. */
const PUBLIC_HOST = /(?:^|\.)(?:sigstore\.dev|sigstage\.dev)\.?$/i;

/**
 * Whether the services publish the identity of the workflow, also if a file names them.
 * @throws {RestorableError} INPUT_INVALID
 */
export function isPublic(services: SigstoreServices): boolean {
  const { caUrls, rekorTlogUrls, tsaUrls } = signingConfigOf(services);
  return [...caUrls, ...rekorTlogUrls, ...tsaUrls].some(({ url }) => PUBLIC_HOST.test(URL.parse(url)?.hostname ?? ''));
}

function readConfig(text: string): SigningConfig {
  try {
    return SigningConfig.fromJSON(JSON.parse(text));
  } catch {
    throw unfit('it is not valid JSON of that form');
  }
}

/** The token of the job is sent there. */
function isProtected(address: string): boolean {
  const url = URL.parse(address);
  const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url?.hostname ?? '');
  const hasLogin = url?.username !== '' || url.password !== '';
  return url !== null && !hasLogin && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback));
}

/** @param what about the configuration does not fit */
export function unfit(what: string): RestorableError {
  return new RestorableError(
    'INPUT_INVALID',
    `The file in \`sigstore\` is not a usable signing configuration: ${what}.`,
    {
      hint: 'Write `public`, or the path of a file that `cosign signing-config create` wrote.',
    },
  );
}
