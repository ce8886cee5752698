import { Secret } from '../../../src/core/secret.ts';
import { parseD1Url } from '../../../src/engines/d1/api/url.ts';
import * as mysql from '../../../src/engines/mysql/connection/url.ts';
import * as postgres from '../../../src/engines/postgres/url/url.ts';
import { identityOf, pathOfUrl } from '../../../src/engines/sqlite/url.ts';
import { readDestinations } from '../../../src/options/connections/destinations.ts';
import { readTunnelUrl } from '../../../src/options/connections/tunnel.ts';
import { readDatabaseUrl, suggestedName } from '../../../src/options/urls/urls.ts';
import { secretsInUrl } from '../../../src/secrets/secrets.ts';
import * as azure from '../../../src/storage/azure/url.ts';
import { folderOf } from '../../../src/storage/filesystem/url.ts';
import { parseGoogleUrl } from '../../../src/storage/gs/url.ts';
import { parseRcloneUrl } from '../../../src/storage/rclone/url.ts';
import { parseS3Url } from '../../../src/storage/s3/settings/url.ts';
import { parseSftpUrl } from '../../../src/storage/sftp/url.ts';
import { accepted, require, type Target, textOf } from '../harness/target.ts';

const DATABASES = [
  'postgres://user:p%40ss@host:5432/db?sslmode=verify-full&sslrootcert=/ca.pem&options=-c%20a%3Db',
  'postgresql://[::1]/db?host=/run/sock&application_name=x',
  'mysql://user:pass@host:3306/db?ssl-mode=REQUIRED&ssl-ca=/ca.pem',
  'mariadb://user@h1/db?socket=/run/my.sock',
  'sqlite:///var/lib/a%20b.db',
  'sqlite:./data.db',
  'd1://0123456789abcdef0123456789abcdef/my-db',
  'ssh://deploy@jump.example.com:22',
  'ssh://[fd00::1]:2222/',
];
const DESTINATIONS = [
  's3://bucket/prefix?region=eu-central-1&endpoint=https://s3.example.com&path-style=true&lock=compliance:30d&env=NAME',
  'azure://account/container/prefix?tier=cool&lock=30d',
  'gs://bucket/prefix?storage-class=NEARLINE&kms-key=a/b&tags=a=b',
  'sftp://user@[fe80::1%25eth0]:2222/~/backups?host-key=SHA256:AAAA&host-key=ssh-ed25519%20AAAA',
  'rclone://remote/path?env=R',
  'rclone:remote:path',
  'file:///mnt/nas/backups?timeout=30m&offsite=true&name=nas',
];
const ENV = { SFTP_HOST_KEY: undefined };

/** Names of databases and of intermediate hosts. */
const databaseUrls: Target = {
  name: 'database-urls',
  seeds: () => DATABASES.map((url) => Buffer.from(url)),
  words: [
    '://',
    '@',
    '?',
    '&',
    '=',
    '%2F',
    '%',
    '%FF',
    '[::1]',
    ',',
    'sslmode=',
    'host=',
    'port=0',
    '//',
    ':',
    'user=',
    'password=x',
    '#',
  ],
  open: () => (input) => {
    const text = textOf(input);
    const url = new Secret(text);
    secretsInUrl(text);
    const source = accepted(() => readDatabaseUrl('database', text));
    if (source !== undefined) accepted(() => suggestedName(source));
    const server = accepted(() => postgres.parsePostgresUrl(url));
    if (server !== undefined) {
      postgres.describeServer(server);
      accepted(() => postgres.passwordOf(server, {}));
    }
    const other = accepted(() => mysql.parseMysqlUrl(url));
    if (other !== undefined) mysql.describeServer(other);
    accepted(() => parseD1Url(url));
    const path = accepted(() => pathOfUrl(url));
    if (path !== undefined) require(identityOf(path) !== '', 'a file has no identity');
    accepted(() => readTunnelUrl({ url }));
  },
};

const destinationUrls: Target = {
  name: 'destination-urls',
  seeds: () => DESTINATIONS.map((url) => Buffer.from(url)),
  words: [
    '://',
    '@',
    '?',
    '&',
    '=',
    '%2F',
    '%',
    '%FF',
    '..',
    '/../',
    'endpoint=https://',
    'lock=',
    'host-key=',
    'env=',
    '~',
    'tags=',
    '#',
    '\n',
  ],
  open: () => (input) => {
    const text = textOf(input);
    secretsInUrl(text);
    for (const { url } of accepted(() => readDestinations(text.split('\n'))) ?? []) {
      const bare = typeof url === 'string' ? url : (url as Secret).reveal();
      for (const each of new Set([bare, text])) readEach(each);
    }
    readEach(text);
  },
};

function readEach(url: string): void {
  const places = [
    accepted(() => parseS3Url(url, {})),
    accepted(() => azure.parseAzureUrl(url)),
    accepted(() => parseGoogleUrl(url)),
    accepted(() => parseRcloneUrl(url)),
  ];
  for (const place of places) {
    const prefix = place !== undefined && 'prefix' in place ? place.prefix : '';
    require(prefix === '' || prefix.endsWith('/'), 'a prefix does not end with a slash');
    require(!`/${prefix}`.includes('/../'), 'a prefix leads out of its place');
  }
  accepted(() => parseSftpUrl(url, ENV));
  const folder = accepted(() => folderOf(url));
  require(folder === undefined || !folder.includes('\0'), 'a folder holds a NUL');
}

export const URL_TARGETS: readonly Target[] = [databaseUrls, destinationUrls];
