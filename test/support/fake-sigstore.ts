import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
// Not the package's main file: it loads nock, which replaces Node's own requests in the whole process.
import { fulcioHandler, initializeCA, initializeCTLog } from '@sigstore/mock/dist/fulcio/index.js';
import { initializeTLog, rekorHandler, type TLog } from '@sigstore/mock/dist/rekor/index.js';
import { initializeTSA, tsaHandler } from '@sigstore/mock/dist/timestamp/index.js';
import { TransparencyLogEntry } from '@sigstore/protobuf-specs';

export const ISSUER = 'https://token.actions.githubusercontent.com';
const WORKFLOW = 'acme/shop/.github/workflows/verify.yml@refs/heads/main';
/** What a certificate of Fulcio names for it. */
export const IDENTITY = `https://github.com/${WORKFLOW}`;
const BEARER = 'the-token-with-which-the-job-requests-others';

/** https://docs.github.com/en/actions/reference/security/oidc, "OIDC token claims" */
export interface FakeClaims {
  readonly job_workflow_ref?: string;
  readonly repository_visibility?: 'public' | 'private' | 'internal' | undefined;
  readonly iss?: string;
}

/**
 * @param proper what the service would answer, to this request or to another one
 * @param body of the request
 */
type Misbehavior = (response: ServerResponse, proper: (other?: string) => Promise<Answer>, body: string) => unknown;
export type Failure = number | 'hang' | Misbehavior;

export interface FakeSigstore extends AsyncDisposable {
  /** The signing configuration of these services. */
  readonly config: string;
  /** Without the log, or without the timestamp authority. */
  configWithout(what: 'log' | 'time'): string;
  readonly trustedRoot: string;
  /** Without a part, such as the logs. */
  rootWithout(...parts: readonly string[]): string;
  /** Variables of a job with `id-token: write`. */
  readonly env: Readonly<Record<string, string>>;
  /** Every secret that a job saw: nothing may show one. */
  readonly secrets: string[];
  readonly url: string;
  /** Paths of the requests, in order. */
  readonly asked: string[];
  /** The claims of the next tokens. */
  claim(claims: FakeClaims): void;
  /** The next requests to a path are answered with these statuses, or `hang`, or as a function does. */
  fail(path: string, ...failures: readonly Failure[]): void;
}

export const FULCIO = '/api/v2/signingCert';
export const REKOR = '/api/v1/log/entries';
export const REKOR_2 = '/api/v2/log/entries';
export const TSA = '/api/v1/timestamp';
const TOKEN = '/token';

/**
 * A fake of the services of Sigstore, made of @sigstore/mock, and of the endpoint where GitHub issues tokens to a job
 * (https://docs.github.com/en/actions/reference/security/oidc, "Methods for requesting the OIDC token").
 * @param certifiedAt when certificates are issued; they are valid for ten minutes
 */
export async function startFakeSigstore(certifiedAt?: Date): Promise<FakeSigstore> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const services = await servicesAt(url, certifiedAt);
  const secrets = [BEARER];
  const asked: string[] = [];
  const failures = new Map<string, Failure[]>();
  let claims: FakeClaims = {};
  server.on('request', async (request: IncomingMessage, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString();
    asked.push(pathname);
    const failing = failures.get(pathname)?.shift();
    if (failing === 'hang') return;
    if (typeof failing === 'function')
      return void failing(response, (other = body) => services.answer(pathname, other), body);
    if (failing !== undefined) {
      // A service may quote what it was sent.
      response.writeHead(failing, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify({ message: body }));
    }
    if (pathname === TOKEN) {
      const isAllowed = request.headers.authorization === `bearer ${BEARER}` && searchParams.get('job') === '1';
      if (!isAllowed || searchParams.get('audience') !== 'sigstore') return void response.writeHead(401).end('{}');
      const token = tokenOf(claims);
      secrets.push(token);
      return void response.end(JSON.stringify({ value: token, count: 1 }));
    }
    const { statusCode, response: answer, contentType } = await services.answer(pathname, body);
    response.writeHead(statusCode, { 'content-type': contentType ?? 'text/plain' }).end(answer);
  });
  return {
    config: JSON.stringify(configOf(url)),
    configWithout: (what) =>
      JSON.stringify({ ...configOf(url), [what === 'log' ? 'rekorTlogConfig' : 'tsaConfig']: undefined }),
    trustedRoot: JSON.stringify(services.root),
    rootWithout: (...parts) =>
      JSON.stringify({ ...services.root, ...Object.fromEntries(parts.map((part) => [part, []])) }),
    env: { ACTIONS_ID_TOKEN_REQUEST_URL: `${url}${TOKEN}?job=1`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: BEARER },
    url,
    secrets,
    asked,
    claim: (next) => {
      claims = next;
    },
    fail: (path, ...next) => void failures.set(path, [...next]),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function tokenOf(claims: FakeClaims): string {
  const all = {
    ...{ iss: ISSUER, aud: 'sigstore', sub: 'repo:acme/shop:ref:refs/heads/main', job_workflow_ref: WORKFLOW },
    ...{ repository: 'acme/shop', ref: 'refs/heads/main', event_name: 'schedule', repository_visibility: 'public' },
    ...claims,
  };
  return jwtOf(all);
}

/** Nothing here checks its signature. */
function jwtOf(claims: object): string {
  const [header, payload] = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${header}.${payload}.${Buffer.from('a signature').toString('base64url')}`;
}

function configOf(url: string) {
  const services = [{ url, majorApiVersion: 1, operator: 'fake.example', validFor: { start: '2026-01-01T00:00:00Z' } }];
  return {
    mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
    ...{ caUrls: services, oidcUrls: [], rekorTlogUrls: services, tsaUrls: services },
    ...{ rekorTlogConfig: { selector: 'ANY' }, tsaConfig: { selector: 'ANY' } },
  };
}

export interface Answer {
  readonly statusCode: number;
  readonly response: string | ArrayBufferView;
  readonly contentType?: string;
}

async function servicesAt(url: string, given: Date | undefined) {
  // Whole seconds: the mock writes less than 100 ms as a time that no verifier reads. After the authorities' own certificates begin.
  const startedAt = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 30_000);
  const certifiedAt = given ?? startedAt;
  const [caKey, ctKey, logKey, tsaKey] = [newKey(), newKey(), newKey(), newKey()] as const;
  const ctlog = await initializeCTLog(ctKey, certifiedAt);
  const ca = await initializeCA(caKey, ctlog, certifiedAt);
  const tlog = await initializeTLog(url, logKey, startedAt);
  const tsa = await initializeTSA(tsaKey, startedAt);
  const handlers = [
    fulcioHandler(ca, { subjectClaim: 'identity' }),
    rekorHandler(tlog),
    secondRekor(tlog),
    tsaHandler(tsa),
  ];
  const answer = async (path: string, body: string): Promise<Answer> => {
    const handler = handlers.find((each) => each.path === path);
    if (handler === undefined) return { statusCode: 404, response: '' };
    return handler.fn(path === FULCIO ? withIdentity(body) : body);
  };
  const validFor = { start: '2020-01-01T00:00:00Z' };
  const authority = (...certificates: readonly ArrayBufferView[]) => ({
    ...{ subject: { organization: 'fake', commonName: 'fake' }, uri: url, validFor },
    certChain: { certificates: certificates.map((bytes) => ({ rawBytes: base64(bytes) })) },
  });
  const log = (publicKey: Buffer, keyId: string) => ({
    ...{ baseUrl: url, hashAlgorithm: 'SHA2_256', logId: { keyId } },
    publicKey: { rawBytes: base64(publicKey), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
  });
  const logId = await sha256(tlog.publicKey);
  const root = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [log(tlog.publicKey, logId)],
    certificateAuthorities: [authority(ca.rootCertificate)],
    ctlogs: [log(ctlog.publicKey, base64(ctlog.logID))],
    timestampAuthorities: [authority(tsa.intCertificate, tsa.rootCertificate)],
  };
  return { answer, root };
}

/**
 * The second version of the log, as https://github.com/sigstore/rekor-tiles/blob/main/docs/openapi/rekor_service.swagger.json has it. The
 * mock's own logs the request instead of an entry, with a hash that is none. The tree has this one entry.
 */
function secondRekor(tlog: TLog) {
  const fn = async (body: string): Promise<Answer> => {
    const { digest, signature } = JSON.parse(body).hashedRekordRequestV002;
    const spec = { hashedRekordV002: { data: { algorithm: 'SHA2_256', digest }, signature } };
    const entry = { apiVersion: '0.0.2', kind: 'hashedrekord', spec };
    const logged = await tlog.logV2(entry as unknown as Parameters<TLog['logV2']>[0]);
    const answer = TransparencyLogEntry.toJSON(logged) as { inclusionProof: object };
    const rootHash = await sha256(Buffer.concat([Buffer.of(0), logged.canonicalizedBody]));
    const inclusionProof = { ...answer.inclusionProof, logIndex: '0', rootHash };
    const kindVersion = { kind: 'hashedrekord', version: '0.0.2' };
    const response = JSON.stringify({ ...answer, logIndex: '0', integratedTime: '0', kindVersion, inclusionProof });
    return { statusCode: 201, response, contentType: 'application/json' };
  };
  return { path: REKOR_2, fn };
}

/** Fulcio names the workflow by an address: https://github.com/sigstore/fulcio/blob/main/docs/oidc.md#github */
function withIdentity(body: string): string {
  const request = JSON.parse(body);
  const [, payload = ''] = String(request.credentials.oidcIdentityToken).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const token = jwtOf({ ...claims, identity: `https://github.com/${claims.job_workflow_ref}` });
  return JSON.stringify({ ...request, credentials: { oidcIdentityToken: token } });
}

function newKey() {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}

function base64(bytes: ArrayBufferView): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

async function sha256(bytes: Buffer): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('base64');
}
