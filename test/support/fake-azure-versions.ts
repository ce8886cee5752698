import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface FakeVersion {
  readonly id: string;
  readonly body: Buffer;
  readonly headers: IncomingMessage['headers'];
  current: boolean;
  until: string | undefined;
  mode: string | undefined;
}

export interface FakeAzureVersions {
  /** A destination in it. */
  url(prefix: string): string;
  /** All versions of a blob, oldest first. */
  versions(name: string): readonly FakeVersion[];
  /** Methods and queries of the requests that were made. */
  readonly requests: string[];
  stop(): Promise<void>;
}

type Blobs = Map<string, FakeVersion[]>;

/**
 * A fake of one Azure Blob container with versions and version-level immutability. Azurite lacks them: it ignores the headers
 * of a put, answers Set Blob Immutability Policy with 501, and keeps no versions. Built from Microsoft's documentation. It
 * checks no credentials and does not support paging.
 * - https://learn.microsoft.com/azure/storage/blobs/versioning-overview
 * - https://learn.microsoft.com/rest/api/storageservices/put-blob, list-blobs, delete-blob, set-blob-immutability-policy
 */
export async function startFakeAzureVersions(): Promise<FakeAzureVersions> {
  const blobs: Blobs = new Map();
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    const url = new URL(request.url ?? '/', 'http://fake');
    requests.push(`${request.method} ${url.search}`);
    const name = decodeURIComponent(url.pathname.split('/').slice(3).join('/'));
    answer(blobs, { request, response, name, query: url.searchParams, body });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/backups`;
  return {
    url: (prefix) => `azure://backups/container/${prefix}?endpoint=${encodeURIComponent(endpoint)}`,
    versions: (name) => blobs.get(name) ?? [],
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly name: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

function answer(blobs: Blobs, call: Call): void {
  const { request, response, name, query } = call;
  const id = query.get('versionid');
  const version = blobs.get(name)?.find((each) => (id === null ? each.current : each.id === id));
  if (query.get('comp') === 'list') list(blobs, call);
  else if (request.method === 'PUT' && query.get('comp') === null) put(blobs, call);
  else if (version === undefined) refuse(response, 404, 'BlobNotFound');
  else if (request.method === 'DELETE') remove(blobs, version, call);
  else if (query.get('comp') === 'immutabilityPolicies') setPolicy(version, call);
  else get(version, call);
}

function get({ body, until, mode }: FakeVersion, { request, response }: Call): void {
  const policy = {
    ...(until === undefined ? {} : { 'x-ms-immutability-policy-until-date': until }),
    ...(mode === undefined ? {} : { 'x-ms-immutability-policy-mode': mode }),
  };
  response.writeHead(200, { 'content-length': body.length, 'content-md5': md5Of(body), etag: '"0x1"', ...policy });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function remove(blobs: Blobs, version: FakeVersion, { response, name, query }: Call): void {
  if (query.get('versionid') === null) version.current = false;
  else if (version.current) refuse(response, 403, 'OperationNotAllowedOnRootBlob');
  else if (Date.parse(version.until ?? '') > Date.now()) refuse(response, 409, 'BlobImmutableDueToPolicy');
  else blobs.set(name, blobs.get(name)?.filter((each) => each !== version) ?? []);
  if (!response.headersSent) response.writeHead(202).end();
}

function md5Of(body: Buffer): string {
  return createHash('md5').update(body).digest('base64');
}

function put(blobs: Blobs, { request: { headers }, response, name, body }: Call): void {
  const versions = blobs.get(name) ?? [];
  if (headers['if-none-match'] === '*' && versions.some(({ current }) => current)) {
    refuse(response, 409, 'BlobAlreadyExists');
    return;
  }
  for (const version of versions) version.current = false;
  const id = `2026-11-21T02:00:00.${String(versions.length).padStart(7, '0')}Z`;
  const until = headers['x-ms-immutability-policy-until-date']?.toString();
  const mode = headers['x-ms-immutability-policy-mode']?.toString();
  blobs.set(name, [...versions, { id, body, headers, current: true, until, mode }]);
  response.writeHead(201, { 'content-md5': md5Of(body), 'x-ms-version-id': id }).end();
}

function setPolicy(version: FakeVersion, { request: { headers }, response }: Call): void {
  const until = headers['x-ms-immutability-policy-until-date']?.toString() ?? '';
  const shorter = Date.parse(until) < Date.parse(version.until ?? '');
  if (version.mode?.toLowerCase() === 'locked' && shorter) {
    refuse(response, 409, 'ImmutabilityPolicyDecreaseNotAllowed');
    return;
  }
  version.until = until;
  version.mode = headers['x-ms-immutability-policy-mode']?.toString();
  response.writeHead(200).end();
}

function list(blobs: Blobs, { response, query }: Call): void {
  const prefix = query.get('prefix') ?? '';
  const all = query.get('include')?.includes('versions') === true;
  const rows = [...blobs]
    .filter(([name]) => name.startsWith(prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, versions]) => versions.map((version) => ({ name, version })))
    .filter(({ version }) => all || version.current);
  const delimiter = query.get('delimiter');
  const cut = (name: string): number => (delimiter === null ? -1 : name.indexOf(delimiter, prefix.length));
  const folders = new Set(rows.filter(({ name }) => cut(name) >= 0).map(({ name }) => name.slice(0, cut(name) + 1)));
  const prefixes = [...folders].map((name) => `<BlobPrefix><Name>${name}</Name></BlobPrefix>`);
  const blobRows = rows
    .filter(({ name }) => cut(name) < 0)
    .map(({ name, version: { id, current, body } }) => {
      const version = all
        ? `<VersionId>${id}</VersionId>${current ? '<IsCurrentVersion>true</IsCurrentVersion>' : ''}`
        : '';
      const properties = `<Last-Modified>${new Date().toUTCString()}</Last-Modified><Etag>0x1</Etag><Content-Length>${body.length}</Content-Length><BlobType>BlockBlob</BlobType>`;
      return `<Blob><Name>${name}</Name>${version}<Properties>${properties}</Properties></Blob>`;
    });
  const xml = `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="http://fake/" ContainerName="container"><Blobs>${[...blobRows, ...prefixes].join('')}</Blobs><NextMarker/></EnumerationResults>`;
  response.writeHead(200, { 'content-type': 'application/xml' }).end(xml);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const xml = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>No.</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml', 'x-ms-error-code': code }).end(xml);
}
