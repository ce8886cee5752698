import type { EngineName } from '../ports/engine.ts';
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

const PREPARE = '1. Prepare a machine';
const COPY = '2. Copy';

/** The commands of the first two sections of the page, with the names filled in. A drill has the programs and the folder already. */
export function preparationOf(page: RecoveryPage, plan: PreparationPlan): readonly Preparation[] {
  const client = blockWith(page, PREPARE, '# PostgreSQL')
    .split('\n')
    .filter((line) => CLIENTS[plan.engine]?.test(line) === true);
  const newer = plan.engine === 'postgres' ? blockWith(page, PREPARE, 'pgdg') : '';
  const programs = `${blockWith(page, PREPARE, 'gnupg')}${client.map((line) => `${line}\n`).join('')}`;
  return [
    { heading: PREPARE, title: 'Install the programs', commands: programs },
    ...(newer === ''
      ? []
      : [{ heading: PREPARE, title: 'If its version is too old', commands: versioned(newer, plan.majorVersion) }]),
    ...plan.addresses.map((address) => ({
      heading: COPY,
      title: `Copy the folder from ${address}`,
      commands: copyFrom(blockWith(page, COPY, 'aws s3 sync'), address, plan.database),
    })),
  ];
}

const versioned = (block: string, major: string): string =>
  block.replace(/postgresql-client-\d+/, `postgresql-client-${major}`);

/** @returns the line of the page for the kind of destination, which copies into ~/recovery */
function copyFrom(block: string, address: string, database: string): string {
  const [first = '', ...lines] = block.split('\n');
  const [, scheme = '', rest = ''] = /^([a-z0-9]+):(?:\/\/)?([^?]*)/.exec(address) ?? [];
  const [begins = '', place = ''] = COPIES[scheme] ?? [];
  const line = begins === '' ? undefined : lines.find((each) => each.startsWith(begins));
  if (line === undefined) return `${first}\n`;
  const isQuoted = line.includes(`'https://${place}`);
  const at = placeIn(scheme, rest.replace(/\/$/, ''), database);
  const filled = line.replace(place, () => (isQuoted ? at : shellWord(at))).replace(/ shop( |$)/, ` ${database}$1`);
  return `${first}\n${filled}\n`;
}

/** The folder of the database, as the tool of the destination writes it. */
function placeIn(scheme: string, rest: string, database: string): string {
  const [host = '', ...path] = rest.split('/');
  switch (scheme) {
    case 'azure':
      return [`${host}.blob.core.windows.net`, ...path, database].join('/');
    case 'sftp':
      return `${host}:/${[...path, database].join('/')}`;
    case 'rclone':
      return `${host}:${[...path, database].join('/')}`;
    case 'file':
      return `${rest}/${database}`;
    default:
      return `${scheme}://${rest}/${database}`;
  }
}

/** A path of the user's may contain a space. */
function shellWord(text: string): string {
  return /^[\w./:@+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
