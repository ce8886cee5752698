import prettyBytes from 'pretty-bytes';
import type {
  ConnectionStep,
  DumpFacts,
  Lack,
  LogFactsOfServer,
  ProgramFacts,
  ServerFacts,
} from '../../../core/findings/of-database.ts';
import { isClockWrong } from '../../../core/planning/clock-skew.ts';
import { engineTitle, humanBytes, humanMs } from '../../format.ts';
import { SAME_CLOCK, secondsOf, skewInWords } from './of-destination.ts';
import type { Wording, Words } from './wording.ts';

const STEPS: Readonly<Record<ConnectionStep, string>> = {
  URL: 'valid',
  'SSH tunnel': 'open',
  DNS: 'the host name resolves',
  TCP: 'the server answers',
  TLS: 'agreed on',
  login: 'accepted',
  name: 'the database exists',
  pooler: 'usable',
  version: 'supported',
  privileges: 'it may connect',
  file: 'a SQLite database that this user can read',
};

const VERIFY: Readonly<Record<ServerFacts['route']['of'], string>> = {
  postgres: 'Add sslmode=verify-full (and sslrootcert=FILE for a private authority) to the URL, and set `require-tls`.',
  mysql: 'Use ssl-mode=VERIFY_IDENTITY (and ssl-ca=FILE for a private authority) in the URL, and set `require-tls`.',
};

const SERVER: Words<ServerFacts> = {
  'step-passed': ({ step }) => STEPS[step],
  server: ({ sizeBytes, ...engine }) =>
    `${engineTitle(engine)}${sizeBytes === null ? '' : `, about ${humanBytes(sizeBytes)}`}`,
  'no-replica': () => 'it is not one',
  replica: ({ lagMs }) => `it is one, ${humanMs(lagMs)} behind`,
  'replica-warnings': ({ warnings, hint }) => [warnings.join(' '), hint],
  route: describeRoute,
  'server-clock': ({ skewMs }) => {
    const seconds = secondsOf(skewMs);
    if (!isClockWrong(skewMs)) return seconds < 2 ? SAME_CLOCK : `${seconds} s off`;
    return [
      skewInWords(skewMs),
      'Set the clock of the machine that is wrong (`timedatectl set-ntp true`): ages and objectives are measured with both.',
    ];
  },
  'no-pooler': () => 'none in between',
  'session-pooler': () => 'a pooler in session mode, which a dump can use',
  'second-connection': () => 'permitted: a dump needs three at once',
};

function describeRoute({ tls, isNear, of }: ServerFacts['route']): Wording {
  if (tls === 'verified') return "encrypted, and the server's certificate is verified";
  if (tls === 'authority') return "encrypted; the certificate's authority is verified, its host name is not";
  const how = tls === 'none' ? 'not encrypted' : "encrypted, but the server's certificate is not verified";
  if (isNear) return `${how}; the server is on this machine or in a private network`;
  return [`${how}: anyone on the way to the server can read the password and every row`, VERIFY[of]];
}

const SELECTED = {
  'tables-and-views': 'tables and views',
  'tables-partitions-sequences': 'tables, partitions and sequences',
} as const;

const READS = {
  'tables-and-sequences': 'this account can read every table and sequence',
  'tables-and-code': 'this account can read tables, views, triggers and events',
  routines: 'this account can read all of them',
  'large-objects': 'all of them can be read',
} as const;

const DUMP: Words<DumpFacts> = {
  selected: ({ what, count }) => `${count} ${SELECTED[what]}`,
  'all-of': ({ what }) => `the entire ${what}`,
  'commands-select': () => 'the commands select them',
  reads: ({ what }) => READS[what],
  'service-shows-all': () => 'this service lets an account see all of its database',
  'not-in-this-dump': () => 'not part of this dump',
  'no-hidden-rows': () => 'no row is hidden from this account',
  'events-printable': () => 'the dump tool can write all of them',
  remarks: ({ remarks }) => (remarks.length === 0 ? 'no known problem' : remarks.join(' ')),
  'token-queries': () =>
    'it can query the database. An export is not tried, because the database answers no queries during an export',
  'journal-mode': ({ mode }) =>
    mode === 'wal'
      ? 'WAL: programs can write during the backup'
      : 'rollback journal: programs that write wait while the snapshot is taken',
  'space-for-snapshot': ({ bytes }) => `enough for its ${prettyBytes(bytes, { binary: true })}`,
  'not-counted': ({ warning }) => [warning, 'Give the database an `inspect` command in the configuration file.'],
  counts: ({ things }) => `\`inspect\` counts ${things} things`,
};

const LOG: Words<LogFactsOfServer> = {
  'log-ready': () => '`ship` can continue backups of this server',
  'log-lacks': ({ lacks }) => `no backup needs it; \`ship\` does: ${lacks.join(' ')}`,
  replicates: () => 'this account has REPLICATION',
  'replication-settings': ({ walLevel, walSenders }) => `wal_level ${walLevel}, ${walSenders} WAL senders, one folder`,
  'replication-accepted': () => 'accepted by pg_hba.conf',
  'log-kept': ({ limitBytes }) =>
    limitBytes === null
      ? 'refused until max_slot_wal_keep_size limits what the server keeps (only for `ship`)'
      : `the server keeps up to ${prettyBytes(limitBytes, { binary: true })} for it (max_slot_wal_keep_size)`,
  'marker-table': ({ table, exists }) => (exists ? `${table} is a table of markers` : `the first run creates ${table}`),
};

const PROGRAMS: Words<ProgramFacts> = {
  'program-found': ({ program, path }) => `${program}, ${path}`,
  'server-found': ({ version, folder }) => `PostgreSQL ${version} in ${folder}`,
  'program-substitute': ({ version, path, server, install }) => [
    `from ${version} (${path}), while the server is ${server}`,
    `Install the server's own: ${install}.`,
  ],
  'program-missing': describeMissing,
  'no-program-needed': ({ engine }) =>
    engine === 'd1'
      ? 'not needed: a backup of D1 is verified in SQLite, which Node.js contains'
      : 'not needed: Node.js contains SQLite',
  'verify-command': ({ isGiven }) =>
    isGiven
      ? 'given'
      : [
          'There is no `verify` command, so no backup of this database can be verified.',
          'Add `verify` to its commands in the configuration file.',
        ],
};

function describeMissing({ lack, install, variable, instead }: ProgramFacts['program-missing']): Wording {
  const is = describeLack(lack);
  if (instead === 'apt') {
    return [
      `${is}. A run installs it with apt, which it may use here`,
      `To save that time in every run, install it in advance: ${install}.`,
    ];
  }
  if (instead === 'docker') {
    return [`${is}. A run uses the official Docker image instead`, `To save the download: ${install}.`];
  }
  return [
    `${is}, and this user can't install it.`,
    `Install it (${install}), or give its folder in ${variable}. On a GitHub-hosted runner, the Action installs it itself.`,
  ];
}

function describeLack(lack: Lack): string {
  switch (lack.kind) {
    case 'none':
      return `this machine has no ${lack.program}${lack.server === undefined ? '' : ` for ${lack.server}`}`;
    case 'older':
      return `the newest ${lack.program} is ${lack.version} (${lack.path}), older than the server's ${lack.serverVersion}`;
    case 'no-server': {
      const version = lack.isExact ? `exactly version ${lack.version}` : `version ${lack.version} or newer`;
      return `this machine has no ${lack.program} server of ${version}`;
    }
  }
}

/** The wording of what is seen of a database and its programs. */
export const DATABASE_WORDS = { ...SERVER, ...DUMP, ...LOG, ...PROGRAMS };
