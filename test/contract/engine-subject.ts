import type { Secret } from '../../src/core/secret.ts';
import type { Engine } from '../../src/ports/engine/engine.ts';

/** What the suite tests for every engine. */
export const CONTRACT_CASES = [
  'roundTrip',
  'examined',
  'scratch',
  'emptyDatabase',
  'hardContents',
  'manyTables',
  'restoreAndReplace',
  'rowsStayInside',
  'cutDump',
  'cancelledDump',
  'killedTool',
  'lostConnection',
  'wrongPassword',
  'missingPrivilege',
  'unknownDatabase',
  'unreachable',
] as const;
export type ContractCase = (typeof CONTRACT_CASES)[number];

/** A database of a real engine that the suite uses, with a unique name. */
export interface ContractDatabase {
  /** With an account that has all privileges for it. */
  readonly url: Secret;
  /** Runs statements, separated by `;`. */
  execute(sql: string): Promise<void>;
}

/** How an engine writes what SQL leaves open. */
export interface Dialect {
  quoteName(name: string): string;
  readonly binaryType: string;
  binaryLiteral(bytes: Buffer): string;
  /** An expression for the bytes of an expression in upper-case hexadecimal. */
  hexOf(expression: string): string;
  /** The suite's odd names that the engine itself refuses. The suite checks that it does. */
  readonly impossibleNames: readonly string[];
}

/** Like SQLite. */
export const STANDARD_DIALECT: Dialect = {
  quoteName: (name) => `"${name.replaceAll('"', '""')}"`,
  binaryType: 'blob',
  binaryLiteral: (bytes) => `X'${bytes.toString('hex')}'`,
  hexOf: (expression) => `hex(${expression})`,
  impossibleNames: [],
};

/**
 * What an engine provides so that the suite can test it. To add an engine, write `test/contract/engine-<name>.test.ts` that
 * calls `engineContract` with one of these. A case without meaning for the engine is declared in `notApplicable` with the
 * reason. Every other case runs, and fails with the name of a required member that is missing.
 */
export interface EngineUnderTest {
  readonly name: string;
  create(): Engine;
  /** Starts servers, if there are any. */
  start(): Promise<void>;
  stop(): Promise<void>;
  newDatabase(): Promise<ContractDatabase>;
  /** The URL of a target that doesn't exist or is empty. */
  newTarget(): Promise<Secret>;
  readonly trustSource: boolean;
  readonly dialect: Dialect;
  readonly notApplicable: Readonly<Partial<Record<ContractCase, string>>>;
  /** Variables of the job, such as MYSQL_BIN. Read after `start`. */
  env?(): Promise<Readonly<Record<string, string>>>;
  /** Whether a restore that replaces keeps the old database under a name that `publish` returns. By default, it does. */
  readonly keepsReplaced?: boolean;

  /** For `manyTables`: how many, a multiple of 10, if the suite's number is more than the engine's limits require. */
  readonly manyTables?: number;
  /** For `scratch`: a server's URL as `verify` accepts in `target`, and what a verification left on that server. */
  scratch?(): Promise<{ readonly url: Secret; leftovers(): Promise<readonly string[]> }>;
  /** For `killedTool`: names of programs, one of which creates the dump as a child process. */
  readonly dumpTools?: readonly string[];
  /** For `lostConnection` and `unreachable`: the TCP port of the server of every URL. */
  port?(): number;
  /** For `wrongPassword`: the database's URL with an account that exists, and this password, which is wrong. */
  withPassword?(database: ContractDatabase, password: string): Promise<Secret>;
  /** For `missingPrivilege`: an account that can connect and read all tables except this one, and what the error must name. */
  withoutRight?(database: ContractDatabase, table: string): Promise<{ readonly url: Secret; readonly named: string }>;
  /** For `unknownDatabase`: the URL of a missing database. */
  unknownDatabase?(): Promise<Secret>;
}
