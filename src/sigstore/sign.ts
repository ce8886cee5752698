import { BUNDLE_V03_MEDIA_TYPE, type Bundle, bundleFromJSON, bundleToJSON } from '@sigstore/bundle';
import { bundleBuilderFromSigningConfig, InternalError } from '@sigstore/sign';
import { RestorableError } from '../core/errors.ts';
import { describeError, describeNetwork } from '../core/foreign.ts';
import type { Host } from '../ports/host.ts';
import type { SigstoreServices } from '../ports/sigstore.ts';
import { untilAborted } from '../ports/until-aborted.ts';
import { serializeBundle } from './exact-bundle.ts';
import { identityOf } from './identity.ts';
import { signingConfigOf, unfit } from './services.ts';

/** Of each request. A later attempt waits for the time of the one before, doubled. */
export interface SigningPace {
  readonly timeoutMs: number;
  readonly retries: number;
  readonly firstWaitMs: number;
}

const PACE: SigningPace = { timeoutMs: 20_000, retries: 3, firstWaitMs: 500 };

/** @throws {RestorableError} SIGSTORE_PERMISSION, SIGSTORE_PRIVATE, SIGSTORE_FAILED, INPUT_INVALID, CANCELLED */
export async function prepareSigning(services: SigstoreServices, host: Host): Promise<void> {
  builderOf(services, noToken, PACE);
  await identityOf(services, host);
}

function noToken(): never {
  throw new Error('Nothing is signed yet.');
}

/** @throws {RestorableError} INPUT_INVALID */
function builderOf(
  services: SigstoreServices,
  tokenOf: () => string,
  { timeoutMs, retries, firstWaitMs }: SigningPace,
) {
  const signingConfig = signingConfigOf(services);
  try {
    return bundleBuilderFromSigningConfig({
      signingConfig,
      identityProvider: { getToken: async () => tokenOf() },
      bundleType: 'messageSignature',
      fetchOptions: { timeout: timeoutMs, retry: { retries, minTimeout: firstWaitMs } },
    });
  } catch {
    // The library takes only services whose version it knows, and whose time has begun and is not over.
    throw unfit('for one of the selected kinds, it names no service that is in use today');
  }
}

/**
 * Signs bytes with a key that exists only for this signature, and with a certificate that names this workflow.
 * @throws {RestorableError} as prepareSigning
 */
export async function signWithIdentity(
  bytes: Buffer,
  services: SigstoreServices,
  host: Host,
  pace: SigningPace = PACE,
): Promise<Buffer> {
  const token = await identityOf(services, host);
  const builder = builderOf(services, () => token.reveal(), pace);
  const signing = builder.create({ data: bytes }).catch((thrown: unknown) => {
    throw failed(thrown, host);
  });
  return serializeBundle(withoutChain(await untilAborted(host.signal, signing)));
}

/** Version 0.3 has the certificate alone: a chain would be the reader's to distrust. */
function withoutChain(bundle: Bundle): Bundle {
  const { verificationMaterial, content } = bundle;
  const [certificate] =
    verificationMaterial.content.$case === 'x509CertificateChain'
      ? verificationMaterial.content.x509CertificateChain.certificates
      : [];
  const { tlogEntries, timestampVerificationData: times } = verificationMaterial;
  const hasTime = (times?.rfc3161Timestamps.length ?? 0) > 0 || tlogEntries.some((each) => each.inclusionPromise);
  if (certificate === undefined || !hasTime) throw unusable();
  const material = { ...verificationMaterial, content: { $case: 'certificate' as const, certificate } };
  try {
    const json = bundleToJSON({ mediaType: BUNDLE_V03_MEDIA_TYPE, content, verificationMaterial: material } as Bundle);
    return bundleFromJSON(json);
  } catch {
    throw unusable();
  }
}

function unusable(): RestorableError {
  return new RestorableError('SIGSTORE_FAILED', 'The answers of the Sigstore services give no complete bundle.', {
    hint: 'A bundle needs a certificate, a proof of the log, and a time from the log or a timestamp authority. Check the signing configuration.',
  });
}

const DOING: Readonly<Record<string, string>> = {
  CA_CREATE_SIGNING_CERTIFICATE_ERROR: 'issue a certificate',
  TLOG_CREATE_ENTRY_ERROR: 'log the signature',
  TLOG_FETCH_ENTRY_ERROR: 'log the signature',
  TSA_CREATE_TIMESTAMP_ERROR: 'confirm the time',
};

/** The message of the library is not repeated: it quotes the answer of the service, and in one case the token. */
function failed(thrown: unknown, host: Host): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  const [what, cause] =
    thrown instanceof InternalError ? [DOING[thrown.code], thrown.cause] : ([undefined, thrown] as const);
  const status = cause instanceof Error && 'statusCode' in cause ? Number(cause.statusCode) : undefined;
  const why = status === undefined ? describeNetwork(cause) : `HTTP status ${status}`;
  const message = `The Sigstore services did not ${what ?? 'sign'} (${why || describeError(cause)}).`;
  return new RestorableError('SIGSTORE_FAILED', host.scrub(message), {
    hint:
      status !== undefined && status < 500
        ? 'The service refuses this job: it may not accept tokens of this GitHub server, or the signing configuration names another service.'
        : 'No evidence was written. Run it again. https://status.sigstore.dev shows incidents of the public services.',
  });
}
