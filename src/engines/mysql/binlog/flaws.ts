import { EVENT } from './events.ts';

/** Why a binary log can't be replayed safely. */
export type LogFlawKind =
  | 'not-a-log'
  | 'statements'
  | 'compressed'
  | 'columns'
  | 'partial'
  | 'encrypted'
  | 'incident'
  | 'no-gtid'
  | 'elsewhere'
  | 'other'
  | 'named'
  | 'mixed'
  | 'xa'
  | 'database'
  | 'cut';

/** Something in a binary log that can't be replayed safely. It contains nothing of the log. */
export class LogFlaw extends Error {
  readonly kind: LogFlawKind;

  constructor(kind: LogFlawKind) {
    super(`The binary log can't be replayed: ${kind}`);
    this.kind = kind;
  }
}

interface FlawWords {
  readonly what: string;
  readonly hint: string;
}

const NEW_BASE = 'Make a backup then: shipments continue from it.';

/** What to say about it, and what to do. */
export const FLAW_WORDS: Readonly<Record<LogFlawKind, FlawWords>> = {
  'not-a-log': { what: 'it does not have the form of a binary log', hint: NEW_BASE },
  statements: {
    what: 'it contains changes as statements, which may produce different rows when they are replayed',
    hint: `Set binlog_format=ROW on the server, and do not change it in any session. ${NEW_BASE}`,
  },
  compressed: {
    what: 'it contains compressed events',
    hint: `Set log_bin_compress=OFF (MySQL: binlog_transaction_compression=OFF). ${NEW_BASE}`,
  },
  columns: {
    what: 'it does not contain all columns of changed rows',
    hint: `Set binlog_row_image=FULL on the server, and do not change it in any session. ${NEW_BASE}`,
  },
  partial: {
    what: 'it contains parts of JSON documents',
    hint: `Set binlog_row_value_options to an empty value on the server. ${NEW_BASE}`,
  },
  encrypted: {
    what: 'the server sends it encrypted',
    hint: `Set encrypt_binlog=OFF on the server: shipments are encrypted anyway. ${NEW_BASE}`,
  },
  incident: { what: 'the server states that it lost events', hint: NEW_BASE },
  'no-gtid': {
    what: 'its transactions have no times',
    hint: `MariaDB 10.3 or MySQL 5.7 is the minimum. ${NEW_BASE}`,
  },
  elsewhere: {
    what: 'a statement of another database names this one, and it is unknown what it changes',
    hint: `Use the database (USE) before such statements. ${NEW_BASE}`,
  },
  other: {
    what: 'a statement of this database names another one',
    hint: `Use the other database (USE) before such statements. ${NEW_BASE}`,
  },
  named: {
    what: 'a statement names its database, which has another name in the target',
    hint: 'Restore it under the same name on another server, or restore an earlier moment or a later backup.',
  },
  xa: {
    what: 'it contains XA transactions, which end elsewhere',
    hint: `Moments after them can't be restored. ${NEW_BASE}`,
  },
  mixed: {
    what: 'one statement changes rows of this database and of another one',
    hint: `Moments after it can't be restored. ${NEW_BASE}`,
  },
  database: {
    what: 'it creates, alters or drops the database itself',
    hint: `Moments after it can't be restored from here. ${NEW_BASE}`,
  },
  cut: { what: 'it ends within a transaction', hint: NEW_BASE },
};

/** Events that only logs have which can't be replayed safely. */
export const FLAWED_EVENTS: ReadonlyMap<number, LogFlawKind> = new Map([
  [EVENT.intVar, 'statements'],
  [EVENT.rand, 'statements'],
  [EVENT.userVar, 'statements'],
  [EVENT.beginLoad, 'statements'],
  [EVENT.executeLoad, 'statements'],
  [EVENT.loadBlock, 'statements'],
  [EVENT.startEncryption, 'encrypted'],
  [EVENT.incident, 'incident'],
  [EVENT.xaPrepare, 'xa'],
  [EVENT.transactionPayload, 'compressed'],
  [EVENT.partialUpdateRows, 'partial'],
]);
