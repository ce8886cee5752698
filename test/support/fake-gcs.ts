import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeBucket, Refusal, type Resource, type Version } from './fake-gcs-objects.ts';
import { FakeTokens, type FormAnswer, type Permission } from './fake-gcs-tokens.ts';

export interface FakeGcs {
  readonly url: string;
  readonly tokens: FakeTokens;
  /** A new, empty bucket. */
  bucket(options?: ConstructorParameters<typeof FakeBucket>[0]): TestBucket;
  stop(): Promise<void>;
}

interface TestBucket {
  readonly name: string;
  readonly objects: FakeBucket;
  /** A destination in it. `endpoint` replaces the fake's own. */
  url(prefix?: string, endpoint?: string): string;
}

interface Call {
  readonly bucket: FakeBucket;
  readonly bucketName: string;
  readonly name: string;
  readonly query: URLSearchParams;
  readonly type: string;
  readonly body: Buffer;
  readonly may: (permission: Permission) => void;
}

/**
 * A fake of Google Cloud Storage, which can't run on one machine: the parts of the JSON API that a destination uses, and the
 * token services. Built from Google's documentation:
 * - objects: https://cloud.google.com/storage/docs/json_api/v1/objects
 * - uploads in one request: https://cloud.google.com/storage/docs/uploading-objects
 * - preconditions: https://cloud.google.com/storage/docs/request-preconditions
 * - errors: https://cloud.google.com/storage/docs/json_api/v1/status-codes
 * - versions: https://cloud.google.com/storage/docs/object-versioning
 * - retention: https://cloud.google.com/storage/docs/object-lock
 * It keeps objects in memory, and omits what no destination uses: CRC32C, resumable uploads, soft deletion.
 */
export async function startFakeGcs(): Promise<FakeGcs> {
  const tokens = new FakeTokens();
  const buckets = new Map<string, FakeBucket>();
  const server = createServer(async (request, response) => {
    try {
      const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
      const url = new URL(request.url ?? '/', 'http://fake');
      const form = tokenAnswer(tokens, request, url, body);
      if (form !== undefined) json(response, form.status, form.body);
      else answer(request, response, url, callOf(tokens, buckets, request, url, body));
    } catch (error) {
      if (error instanceof Refusal) refuse(response, error);
      else response.destroy(error as Error);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: own,
    tokens,
    bucket: (options = {}) => {
      const name = `bucket-${randomBytes(6).toString('hex')}`;
      const objects = new FakeBucket(options);
      buckets.set(name, objects);
      const url = (prefix = '', at = own): string => `gs://${name}/${prefix}?endpoint=${encodeURIComponent(at)}`;
      return { name, objects, url };
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function tokenAnswer(tokens: FakeTokens, request: IncomingMessage, url: URL, body: Buffer): FormAnswer | undefined {
  switch (`${request.method} ${url.pathname}`) {
    case 'POST /token':
      return tokens.byAssertion(new URLSearchParams(body.toString()));
    case 'POST /v1/token':
      return tokens.byExchange(new URLSearchParams(body.toString()));
    case 'GET /oidc':
      return tokens.subjectToken(request.headers.authorization);
    default:
      return undefined;
  }
}

function callOf(
  tokens: FakeTokens,
  buckets: ReadonlyMap<string, FakeBucket>,
  request: IncomingMessage,
  { pathname, searchParams: query }: URL,
  body: Buffer,
): Call {
  const match = /^(?:\/upload)?\/storage\/v1\/b\/([^/]+)\/o(?:\/([^/]+))?$/.exec(pathname);
  if (match === null) throw new Refusal(404, 'notFound', 'Not Found');
  const holder = tokens.holderOf(request.headers.authorization);
  if (holder === undefined) throw new Refusal(401, 'authError', 'Invalid Credentials');
  const bucketName = decodeURIComponent(match[1] ?? '');
  const bucket = buckets.get(bucketName);
  if (bucket === undefined) throw new Refusal(404, 'notFound', 'The specified bucket does not exist.');
  const { email, permissions } = holder.account;
  const may = (permission: Permission): void => {
    if (permissions === undefined || permissions.has(permission)) return;
    const message = `${email} does not have ${permission} access to the Google Cloud Storage object. Permission '${permission}' denied on resource (or it may not exist).`;
    throw new Refusal(403, 'forbidden', message);
  };
  const name = decodeURIComponent(match[2] ?? '');
  return { bucket, bucketName, name, query, type: request.headers['content-type'] ?? '', body, may };
}

function answer(request: IncomingMessage, response: ServerResponse, url: URL, call: Call): void {
  const { method } = request;
  if (method === 'POST' && url.pathname.startsWith('/upload/')) json(response, 200, insert(call));
  else if (method === 'GET' && call.name === '') json(response, 200, list(call));
  else if (method === 'GET') get(response, call);
  else if (method === 'PATCH') json(response, 200, patch(call));
  else if (method === 'DELETE') {
    call.may('storage.objects.delete');
    call.bucket.delete(call.name, call.query.get('generation'));
    response.writeHead(204).end();
  } else throw new Refusal(405, 'methodNotAllowed', 'Method not allowed');
}

function get(response: ServerResponse, call: Call): void {
  call.may('storage.objects.get');
  const version = call.bucket.find(call.name, call.query.get('generation'));
  if (call.query.get('alt') === 'media') media(response, call, version);
  else if (version === undefined) throw noObject(call);
  else json(response, 200, version.resource);
}

/** For missing media, the answer is plain text and not JSON. */
function media(response: ServerResponse, call: Call, version: Version | undefined): void {
  if (version === undefined) {
    response.writeHead(404, { 'content-type': 'text/html; charset=UTF-8' }).end(noObject(call).message);
    return;
  }
  const { media: bytes, resource } = version;
  const headers = { 'content-type': resource.contentType, 'content-length': bytes.length };
  response.writeHead(200, { ...headers, 'x-goog-hash': `md5=${resource.md5Hash}` }).end(bytes);
}

function insert({ bucket, query, type, body, may }: Call): Resource {
  if (query.get('uploadType') !== 'multipart') throw new Refusal(400, 'invalid', 'uploadType is not supported here');
  const { metadata: sent, bytes } = partsOf(type, body);
  // The name may be in the query instead, as Google's own clients write it.
  const metadata = { ...sent, name: query.get('name') ?? sent.name ?? '' };
  may('storage.objects.create');
  if (metadata.retention !== undefined) may('storage.objects.setRetention');
  const live = bucket.find(metadata.name);
  const match = query.get('ifGenerationMatch');
  if (match !== null && match !== (live?.resource.generation ?? '0')) throw conditionNotMet();
  if (live !== undefined) may('storage.objects.delete');
  return bucket.insert(metadata, bytes, query.get('kmsKeyName') ?? undefined);
}

/** `multipart/related` of exactly two parts: metadata as JSON, then the object. */
function partsOf(type: string, body: Buffer): { metadata: Partial<Resource>; bytes: Buffer } {
  const boundary = /^multipart\/related; boundary=(\S+)$/.exec(type)?.[1] ?? '';
  const between = body.indexOf(`\r\n--${boundary}\r\n`);
  const end = body.lastIndexOf(`\r\n--${boundary}--`);
  const begin = body.indexOf('\r\n\r\n', between) + 4;
  if (boundary === '' || between < 0 || end < begin || !body.subarray(0, 2).equals(Buffer.from('--'))) {
    throw new Refusal(400, 'badRequest', 'Malformed multipart body.');
  }
  const first = body.subarray(0, between).toString();
  return { metadata: JSON.parse(first.slice(first.indexOf('\r\n\r\n') + 4)), bytes: body.subarray(begin, end) };
}

function patch({ bucket, bucketName, name, query, body, may }: Call): Resource {
  may('storage.objects.update');
  const version = bucket.find(name, query.get('generation'));
  if (version === undefined) throw noObject({ bucketName, name });
  const metageneration = query.get('ifMetagenerationMatch');
  if (metageneration !== null && metageneration !== version.resource.metageneration) throw conditionNotMet();
  const changes = JSON.parse(body.toString()) as Partial<Resource>;
  if (changes.retention !== undefined) may('storage.objects.setRetention');
  return bucket.patch(version, changes);
}

function list({ bucket, query, may }: Call): object {
  may('storage.objects.list');
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter');
  // "The recommended upper limit is 1000 objects in a single response". A server may return fewer than requested.
  const limit = Math.min(100, Number(query.get('maxResults') ?? 1_000));
  const after = Number(Buffer.from(query.get('pageToken') ?? '', 'base64url').toString() || 0);
  const entries: (Resource | string)[] = [];
  for (const resource of bucket.list(query.get('versions') === 'true')) {
    if (!resource.name.startsWith(prefix)) continue;
    const cut = delimiter === null ? -1 : resource.name.indexOf(delimiter, prefix.length);
    const entry = cut === -1 ? resource : resource.name.slice(0, cut + 1);
    if (entries.at(-1) !== entry) entries.push(entry);
  }
  const page = entries.slice(after, after + limit);
  const more = after + limit < entries.length ? Buffer.from(String(after + limit)).toString('base64url') : undefined;
  return {
    kind: 'storage#objects',
    nextPageToken: more,
    prefixes: page.filter((entry) => typeof entry === 'string'),
    items: page.filter((entry) => typeof entry !== 'string'),
  };
}

function noObject({ bucketName, name }: Pick<Call, 'bucketName' | 'name'>): Refusal {
  return new Refusal(404, 'notFound', `No such object: ${bucketName}/${name}`);
}

function conditionNotMet(): Refusal {
  return new Refusal(412, 'conditionNotMet', 'At least one of the pre-conditions you specified did not hold.');
}

function json(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(value));
}

/** https://cloud.google.com/storage/docs/json_api/v1/status-codes, "Error Response Format" */
function refuse(response: ServerResponse, { status, reason, message }: Refusal): void {
  const errors = [{ domain: 'global', reason, message }];
  json(response, status, { error: { code: status, message, errors } });
}
