import { shellWord } from '../core/escaping/shell-word.ts';
import type { EngineName } from '../ports/engine/names.ts';
import { blockWith, type RecoveryPage } from './recovery-page.ts';

/** What comes before the steps that a drill runs: programs, and the folder. */
export interface Preparation {
  readonly heading: string;
  readonly title: string;
  readonly commands: string;
}

export interface PreparationPlan {
  readonly database: string;
  readonly engine: EngineName;
  readonly majorVersion: string;
  /** Addresses of the destinations without secrets, such as `s3://bucket/prefix`. */
  readonly addresses: readonly string[];
}

/** The line of the page for each engine begins with a command that ends with this comment. */
const CLIENTS: Readonly<Partial<Record<EngineName, RegExp>>> = {
  postgres: /# PostgreSQL$/,
  mysql: /# MariaDB, MySQL$/,
  mariadb: /# MariaDB, MySQL$/,
  sqlite: /# SQLite, Cloudflare D1$/,
  d1: /# SQLite, Cloudflare D1$/,
};

/** The first words of the line of the page that copies from a kind of destination, and what it calls the place. */
const COPIES: Readonly<Record<string, readonly [begins: string, place: string]>> = {
  s3: ['aws s3 sync', 's3://BUCKET/PREFIX/shop'],
  azure: ['azcopy copy', 'ACCOUNT.blob.core.windows.net/CONTAINER/PREFIX/shop'],
  gs: ['gcloud storage cp', 'gs://BUCKET/PREFIX/shop'],
  sftp: ['sftp -r', 'USER@HOST:PREFIX/shop'],
  rclone: ['rclone copy', 'REMOTE:BUCKET/PREFIX/shop'],
  file: ['cp -r', '/mnt/backups/shop'],
};

const FIRST = 'First: Time Travel';
const PREPARE = '1. Prepare a machine';
const COPY = '2. Copy';

/** The commands of the page up to the copy of the folder, with the names filled in. A drill has the programs and the folder already. */
export function preparationOf(page: RecoveryPage, plan: PreparationPlan): readonly Preparation[] {
  const client = blockWith(page, PREPARE, '# PostgreSQL')
    .split('\n')
    .filter((line) => CLIENTS[plan.engine]?.test(line) === true);
  const newer = plan.engine === 'postgres' ? blockWith(page, PREPARE, 'pgdg') : '';
  const programs = `${blockWith(page, PREPARE, 'gnupg')}${client.map((line) => `${line}\n`).join('')}`;
  return [
    ...(plan.engine === 'd1'
      ? [
          {
            heading: FIRST,
            title: 'Return the database to a moment of the last 30 days',
            commands: blockWith(page, FIRST),
          },
        ]
      : []),
    { heading: PREPARE, title: 'Install the programs', commands: programs },
    ...(newer === ''
      ? []
      : [{ heading: PREPARE, title: 'If its version is too old', commands: versioned(newer, plan.majorVersion) }]),
    ...plan.addresses.map((address, at) => ({
      heading: COPY,
      // One copy is enough.
      title: `${at === 0 ? 'Copy' : 'Or copy'} the folder from ${address}`,
      commands: copyFrom(blockWith(page, COPY, 'aws s3 sync'), address, plan.database),
    })),
  ];
}

const versioned = (block: string, major: string): string =>
  block.replace(/postgresql-client-\d+/, `postgresql-client-${major}`);

/** @returns the line of the page for the kind of destination, which copies into ~/recovery */
function copyFrom(block: string, address: string, database: string): string {
  const [first = '', ...lines] = block.split('\n');
  const [, scheme = '', rest = ''] = /^([a-z0-9]+):(?:\/\/)?(.*)$/s.exec(address) ?? [];
  const [begins = '', place = ''] = COPIES[scheme] ?? [];
  const line = begins === '' ? undefined : lines.find((each) => each.startsWith(begins));
  if (line === undefined) return `${first}\n`;
  const { at, port, endpoint } = placeIn(scheme, rest, database);
  const isUrl = line.includes(`'https://${place}`);
  // The name first: the place may contain this word too.
  const filled = line
    .replace(/ shop( |$)/, ` ${database}$1`)
    .replace(place, () => (isUrl ? encodeURI(at).replaceAll("'", '%27') : shellWord(at)));
  const ofPort = port === undefined ? filled : filled.replace(begins, `${begins} -P ${port}`);
  const ofEndpoint =
    endpoint === undefined ? ofPort : ofPort.replace(/\s+# others: .*$/, ` --endpoint-url https://${endpoint}`);
  return `${first}\n${ofEndpoint}\n`;
}

/** Where to copy from, in the words of a tool. */
interface CopiedPlace {
  /** The folder of the database. */
  readonly at: string;
  readonly port?: string | undefined;
  /** The host of a service that is not the provider's usual one. */
  readonly endpoint?: string | undefined;
}

/** @param rest what follows the scheme in the name of a destination: for S3 and Azure with the host of an endpoint, in parentheses */
function placeIn(scheme: string, rest: string, database: string): CopiedPlace {
  const [, named = rest, endpoint] = ['s3', 'azure'].includes(scheme)
    ? (/^(.*?)(?: \(([^ ()]+)\))?$/s.exec(rest) ?? [])
    : [];
  const [host = '', ...path] = named.replace(/\/$/, '').split('/');
  const under = [...path, database].join('/');
  switch (scheme) {
    case 'azure':
      return { at: `${endpoint ?? `${host}.blob.core.windows.net`}/${under}` };
    case 'sftp': {
      const [, login = host, port] = /^(.*@(?:\[.*\]|[^:]*))(?::(\d+))?$/.exec(host) ?? [];
      // A path below the home of the account is relative.
      return { at: `${login}:${path[0] === '~' ? under.slice('~/'.length) : `/${under}`}`, port };
    }
    case 'rclone':
      return { at: `${host}:${under}` };
    case 'file':
      return { at: `${named.replace(/\/$/, '')}/${database}` };
    default:
      return { at: `${scheme}://${host}/${under}`, endpoint };
  }
}
