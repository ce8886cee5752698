import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseName } from '../core/format/database-name.ts';
import type { Encryption, Scheduler } from '../core/planning/setup.ts';
import type { Secret } from '../core/secret.ts';
import type { HeartbeatAddress } from '../options/alerts/heartbeat.ts';
import type { SetupAlerts } from '../options/alerts/setup-alerts.ts';
import type { SetupDestination } from '../options/request/setup.ts';
import type { EngineName } from '../ports/engine/names.ts';
import type { InitReport } from '../report/facts/setup/init.ts';

/** What was done so far. An error adds to it, and takes nothing away. */
export interface Done {
  findings: InitReport['findings'];
  readonly files: InitReport['files'][number][];
  secrets: InitReport['secrets'];
  commands: readonly string[];
  privateFolder?: string;
  alerts?: InitReport['alerts'];
}

export interface SetupDatabase {
  readonly name: DatabaseName;
  readonly engine: Exclude<EngineName, 'command'>;
  /** Undefined if only a secret holds it. */
  readonly url: Secret | undefined;
}

/** Everything that a setup depends on. */
export interface Setup {
  readonly databases: readonly [SetupDatabase, ...SetupDatabase[]];
  /** The secret of the URL; of several databases, the beginning of their names. */
  readonly databaseSecret: string;
  readonly destinations: readonly SetupDestination[];
  readonly encryption: Encryption;
  readonly identity: string;
  readonly scheduler: Scheduler;
  /** Cron expressions in UTC. */
  readonly nightly: string;
  readonly weekly: string;
  readonly alerts: SetupAlerts;
  /** Of the backup job. undefined if no service notices missing runs. */
  readonly heartbeat: HeartbeatAddress | undefined;
  /** `owner/repo@ref`, perhaps with a comment. Undefined without a workflow. */
  readonly action: string | undefined;
  /** The folder that gets `.github/`. Undefined without a workflow. */
  readonly repository: string | undefined;
  /** The folder of private keys, values of secrets and the recovery sheet. */
  readonly privateFolder: string;
}

/** The environment of the verify job, which alone can read backups. */
export const VERIFY_ENVIRONMENT = 'restore-verification';

/** A secret of the repository or of an environment. */
export interface PlannedSecret {
  readonly name: string;
  readonly environment: string | undefined;
  /** Undefined if the user, or an earlier run, has set it. */
  readonly value: Secret | undefined;
  /** For people. */
  readonly holds: string;
}

/** The name of the setup in file names: that of its only database. */
export function setupName({ databases }: Pick<Setup, 'databases'>): string {
  return databases.length === 1 ? databases[0].name : 'databases';
}

/** The workflow, or the configuration of a server: where an earlier run has left its setup. */
export function workflowPath({ repository }: Setup): string {
  return join(repository ?? '.', '.github/workflows/restorable.yml');
}

/** Whether an earlier run has set this up. */
export function isSetUp(setup: Setup): boolean {
  const path = setup.scheduler === 'github' ? workflowPath(setup) : join(setup.privateFolder, 'restorable.yml');
  return existsSync(path);
}
