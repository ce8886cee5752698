import { X509Certificate } from 'node:crypto';
import type { Bundle } from '@sigstore/bundle';
import { PublicKeyDetails, TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { CreateEntryRequest } from '@sigstore/protobuf-specs/rekor/v2';
import { z } from 'zod';
import type { HttpAnswer } from '../http/request.ts';
import { type Asking, addressBelow, askService, readAnswer, unexpectedAnswer } from './services/ask-service.ts';
import type { SigningService } from './services/services-in-use.ts';

/** As a bundle has it. */
export type LogEntry = Bundle['verificationMaterial']['tlogEntries'][number];

/** What is logged: that a certificate signed bytes of this hash. */
export interface LoggedSignature {
  readonly digest: Buffer;
  readonly signature: Buffer;
  readonly certificate: X509Certificate;
}

const WHAT = 'log the signature';
const hex = z.string().regex(/^(?:[0-9a-f]{2})+$/);

/** https://github.com/sigstore/rekor/blob/main/openapi.yaml, `LogEntry`: one entry, by its name. */
const entrySchema = z.object({
  body: z.base64(),
  integratedTime: z.int().positive(),
  logID: hex,
  logIndex: z.int().nonnegative(),
  verification: z.object({
    signedEntryTimestamp: z.base64().optional(),
    inclusionProof: z
      .object({
        logIndex: z.int().nonnegative(),
        treeSize: z.int().positive(),
        rootHash: hex,
        hashes: z.array(hex),
        checkpoint: z.string(),
      })
      .optional(),
  }),
});
const bodySchema = z.object({ kind: z.string(), apiVersion: z.string() });

/** What an entry of either version says, in its own words: https://github.com/sigstore/rekor/blob/main/pkg/types/hashedrekord */
const saysSchema = z.union([
  z
    .object({
      kind: z.literal('hashedrekord'),
      apiVersion: z.literal('0.0.1'),
      spec: z.object({
        data: z.object({ hash: z.object({ algorithm: z.literal('sha256'), value: hex }) }),
        signature: z.object({ content: z.base64(), publicKey: z.object({ content: z.base64() }) }),
      }),
    })
    .transform(({ apiVersion, spec: { data, signature } }) => ({
      apiVersion,
      digest: Buffer.from(data.hash.value, 'hex'),
      signature: Buffer.from(signature.content, 'base64'),
      certificate: Buffer.from(signature.publicKey.content, 'base64'),
    })),
  z
    .object({
      kind: z.literal('hashedrekord'),
      apiVersion: z.literal('0.0.2'),
      spec: z.object({
        hashedRekordV002: z.object({
          data: z.object({ algorithm: z.literal('SHA2_256'), digest: z.base64() }),
          signature: z.object({
            content: z.base64(),
            verifier: z.object({ x509Certificate: z.object({ rawBytes: z.base64() }) }),
          }),
        }),
      }),
    })
    .transform(({ apiVersion, spec: { hashedRekordV002: logged } }) => ({
      apiVersion,
      digest: Buffer.from(logged.data.digest, 'base64'),
      signature: Buffer.from(logged.signature.content, 'base64'),
      certificate: Buffer.from(logged.signature.verifier.x509Certificate.rawBytes, 'base64'),
    })),
]);

/**
 * Enters a signature in a transparency log, Rekor of version 1 or 2.
 * @throws {RestorableError} SIGSTORE_FAILED, INPUT_INVALID, CANCELLED
 */
export async function logEntryOf(
  logged: LoggedSignature,
  { url, version }: SigningService,
  asking: Asking,
): Promise<LogEntry> {
  const entry = version === 1 ? await enterFirst(logged, url, asking) : await enterSecond(logged, url, asking);
  const { logId, kindVersion } = entry;
  if (logId === undefined || kindVersion === undefined) throw unexpectedAnswer(WHAT);
  const says = readAnswer(WHAT, () => {
    const read = saysSchema.parse(JSON.parse(entry.canonicalizedBody.toString()));
    return { ...read, certificate: new X509Certificate(read.certificate).raw };
  });
  const other = otherThan(logged, says);
  if (other !== undefined) throw unexpectedAnswer(WHAT, `its entry is of another ${other}`);
  if (kindVersion.kind !== 'hashedrekord' || kindVersion.version !== says.apiVersion) throw unexpectedAnswer(WHAT);
  return { ...entry, logId, kindVersion };
}

/** What an entry names that is not ours. A verifier would refuse such an entry, or the owner of the identity would not find it. */
function otherThan(
  { signature, digest, certificate }: LoggedSignature,
  says: { readonly signature: Buffer; readonly digest: Buffer; readonly certificate: Buffer },
): string | undefined {
  if (!says.signature.equals(signature)) return 'signature';
  if (!says.digest.equals(digest)) return 'hash';
  return says.certificate.equals(certificate.raw) ? undefined : 'certificate';
}

async function enterFirst(
  { digest, signature, certificate }: LoggedSignature,
  service: URL,
  asking: Asking,
): Promise<TransparencyLogEntry> {
  const url = addressBelow(service, '/api/v1/log/entries');
  const publicKey = { content: Buffer.from(certificate.toString()).toString('base64') };
  const spec = {
    data: { hash: { algorithm: 'sha256', value: digest.toString('hex') } },
    signature: { content: signature.toString('base64'), publicKey },
  };
  const body = { apiVersion: '0.0.1', kind: 'hashedrekord', spec };
  const created = await askService({ method: 'POST', url, what: WHAT, body, acceptedStatus: 409 }, asking);
  const answer = created.status === 409 ? await existing(created, url, asking) : created;
  return readAnswer(WHAT, () => {
    const [entry, ...more] = Object.values(z.record(z.string(), entrySchema).parse(JSON.parse(answer.text)));
    if (entry === undefined || more.length > 0) throw new Error('It has not one entry.');
    return entryOf(entry);
  });
}

/** An attempt before was accepted, and its answer was lost. Only the name of the entry is taken from the address in the answer. */
async function existing({ headers }: HttpAnswer, entries: URL, asking: Asking): Promise<HttpAnswer> {
  const [name] = /[0-9a-f]{64,80}$/.exec(headers.location ?? '') ?? [];
  if (name === undefined) throw unexpectedAnswer(WHAT);
  return askService({ method: 'GET', url: addressBelow(entries, `/${name}`), what: WHAT }, asking);
}

function entryOf({ body, integratedTime, logID, logIndex, verification }: z.infer<typeof entrySchema>) {
  const { signedEntryTimestamp, inclusionProof: proof } = verification;
  const { kind, apiVersion } = bodySchema.parse(JSON.parse(Buffer.from(body, 'base64').toString()));
  return {
    logIndex: String(logIndex),
    logId: { keyId: Buffer.from(logID, 'hex') },
    kindVersion: { kind, version: apiVersion },
    integratedTime: String(integratedTime),
    inclusionPromise:
      signedEntryTimestamp === undefined
        ? undefined
        : { signedEntryTimestamp: Buffer.from(signedEntryTimestamp, 'base64') },
    inclusionProof: proof && {
      logIndex: String(proof.logIndex),
      treeSize: String(proof.treeSize),
      rootHash: Buffer.from(proof.rootHash, 'hex'),
      hashes: proof.hashes.map((hash) => Buffer.from(hash, 'hex')),
      checkpoint: { envelope: proof.checkpoint },
    },
    canonicalizedBody: Buffer.from(body, 'base64'),
  };
}

/** https://github.com/sigstore/rekor-tiles/blob/main/docs/openapi/rekor_service.swagger.json */
async function enterSecond(
  { digest, signature, certificate }: LoggedSignature,
  service: URL,
  asking: Asking,
): Promise<TransparencyLogEntry> {
  const verifier = {
    keyDetails: PublicKeyDetails.PKIX_ECDSA_P256_SHA_256,
    verifier: { $case: 'x509Certificate' as const, x509Certificate: { rawBytes: certificate.raw } },
  };
  const hashedRekordRequestV002 = { digest, signature: { content: signature, verifier } };
  const spec = { $case: 'hashedRekordRequestV002' as const, hashedRekordRequestV002 };
  const body = CreateEntryRequest.toJSON({ spec }) as object;
  const url = addressBelow(service, '/api/v2/log/entries');
  const { text } = await askService({ method: 'POST', url, what: WHAT, body }, asking);
  return readAnswer(WHAT, () => TransparencyLogEntry.fromJSON(JSON.parse(text)));
}
