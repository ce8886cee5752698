import type { Bare } from './of-doctor.ts';

/** The steps to a server, in order. `file`: a database without one. */
export const CONNECTION_STEPS = [
  'URL',
  'SSH tunnel',
  'DNS',
  'TCP',
  'TLS',
  'login',
  'name',
  'pooler',
  'version',
  'privileges',
  'file',
] as const;
export type ConnectionStep = (typeof CONNECTION_STEPS)[number];

/** What is seen of a connection and its server. */
export interface ServerFacts {
  readonly 'step-passed': { readonly step: ConnectionStep };
  readonly server: { readonly engine: string; readonly serverVersion: string; readonly sizeBytes: number | null };
  readonly 'no-replica': Bare;
  readonly replica: { readonly lagMs: number };
  /** Sentences of a backup about the lag of its source. */
  readonly 'replica-warnings': { readonly warnings: readonly string[]; readonly hint: string | undefined };
  readonly route: {
    readonly tls: 'none' | 'unverified' | 'authority' | 'verified';
    readonly isNear: boolean;
    /** Whose URL says how a certificate is verified. */
    readonly of: 'postgres' | 'mysql';
  };
  readonly 'server-clock': { readonly skewMs: number };
  readonly 'no-pooler': Bare;
  readonly 'session-pooler': Bare;
  readonly 'second-connection': Bare;
}

/** What is seen of a dump's selection and of the account's privileges. */
export interface DumpFacts {
  readonly selected: { readonly what: 'tables-and-views' | 'tables-partitions-sequences'; readonly count: number };
  readonly 'all-of': { readonly what: 'database' | 'file' | 'cluster' };
  readonly 'commands-select': Bare;
  readonly reads: { readonly what: 'tables-and-sequences' | 'tables-and-code' | 'routines' | 'large-objects' };
  readonly 'service-shows-all': Bare;
  readonly 'not-in-this-dump': Bare;
  readonly 'no-hidden-rows': Bare;
  readonly 'events-printable': Bare;
  /** Sentences about what a dump does not contain, or contains only in part, as its warnings have them. */
  readonly remarks: { readonly remarks: readonly string[] };
  readonly 'token-queries': Bare;
  readonly 'journal-mode': { readonly mode: 'wal' | 'rollback' };
  readonly 'space-for-snapshot': { readonly bytes: number };
  /** The sentence is also a warning of the dump. */
  readonly 'not-counted': { readonly warning: string };
  readonly counts: { readonly things: number };
}

/** What is seen of what `ship` and a physical backup need. */
export interface LogFactsOfServer {
  readonly 'log-ready': Bare;
  /** Sentences of the errors and warnings that `ship` would have. */
  readonly 'log-lacks': { readonly lacks: readonly string[] };
  readonly replicates: Bare;
  readonly 'replication-settings': { readonly walLevel: string; readonly walSenders: number };
  readonly 'replication-accepted': Bare;
  /** Null: nothing limits it. */
  readonly 'log-kept': { readonly limitBytes: number | null };
  readonly 'marker-table': { readonly table: string; readonly exists: boolean };
}

/** What a program is missing for, or which one is there instead. */
export type Lack =
  | { readonly kind: 'none'; readonly program: string; readonly server?: string }
  | {
      readonly kind: 'older';
      readonly program: string;
      readonly version: number;
      readonly path: string;
      readonly serverVersion: number;
    }
  | {
      readonly kind: 'no-server';
      readonly program: string;
      readonly version: string | number;
      readonly isExact: boolean;
    };

/** What is seen of the programs of a database on this machine. */
export interface ProgramFacts {
  /** With its version: `MariaDB 10.11`, `version 17`. */
  readonly 'program-found': { readonly program: string; readonly path: string };
  readonly 'server-found': { readonly version: number; readonly folder: string };
  readonly 'program-substitute': {
    readonly version: string;
    readonly path: string;
    readonly server: string;
    readonly install: string;
  };
  readonly 'program-missing': {
    readonly lack: Lack;
    /** The command that installs it. */
    readonly install: string;
    /** The variable that names its folder. */
    readonly variable: string;
    /** How a run would get it all the same. */
    readonly instead: 'apt' | 'docker' | null;
  };
  readonly 'no-program-needed': { readonly engine: 'sqlite' | 'd1' };
  readonly 'verify-command': { readonly isGiven: boolean };
}
