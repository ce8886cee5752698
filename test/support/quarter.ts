import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runBackup } from '../../src/backup/backup.ts';
import type { KeyRole } from '../../src/core/keys/key-role.ts';
import type { RunOrigin } from '../../src/core/run-origin.ts';
import { Secret } from '../../src/core/secret.ts';
import { runDrill } from '../../src/drill/drill.ts';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import type { GeneratedKey } from '../../src/openpgp/keys/generate.ts';
import type { Host } from '../../src/ports/host.ts';
import { openDesk } from '../../src/process/by-hand/desk.ts';
import { runHook } from '../../src/process/hook.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import type { DrillReport } from '../../src/report/facts/drill.ts';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';
import { runShip } from '../../src/ship/ship.ts';
import { openSigstore } from '../../src/sigstore/open-sigstore.ts';
import { openStorage } from '../../src/storage/index.ts';
import { runVerify } from '../../src/verify/verify.ts';
import { CHECKS, makeKeys, sql } from './quarter-data.ts';
import { shippedAt, withLog } from './quarter-log.ts';
import { DESTINATION_NAMES, requestOfQuarter } from './quarter-request.ts';
import { DatedStorage, damageNewest, listedRuns } from './quarter-world.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { createTargetHost } from './target-host.ts';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** A Wednesday. The quarter lies in the past of every machine that has this file, so no record of it is from the future. */
const FIRST_DAY = Date.UTC(2026, 6, 1);
const REPOSITORY = 'acme/shop';
const BACKUP = { workflow: '.github/workflows/backup.yml', schedule: '17 2 * * *' };
const VERIFY = { workflow: '.github/workflows/verify.yml', schedule: '41 5 * * 0' };
/** A person starts it. */
const DRILL = { workflow: '.github/workflows/drill.yml', schedule: null };
/** Monday to Sunday without any run: the workflows were disabled. */
const MISSED_WEEK = { from: 33, to: 39 };
/** A Sunday. Before its verification, an object of the newest backup of `shop` is damaged. */
const DAMAGED_ON = 25;
/** A Tuesday, after the verifications found what they find. */
const DRILLED_ON = 76;
export const QUARTER_DATABASES = ['shop', 'billing', 'forum'] as const;
export type QuarterDatabase = (typeof QUARTER_DATABASES)[number];
type QuarterReport = BackupReport | VerifyReport | DrillReport;
/** One run of a workflow, as GitHub lists it. */
export interface QuarterRun {
  readonly origin: RunOrigin;
  readonly createdAt: Date;
  readonly what: 'backup' | 'verification' | 'drill';
  readonly reports: readonly QuarterReport[];
}

/** What the simulation left. Nothing in it depends on this process, except the folders. */
export interface Quarter {
  readonly folder: string;
  /** Folders. */
  readonly destinations: readonly [string, string];
  readonly keys: Readonly<Record<KeyRole, GeneratedKey>>;
  readonly runs: readonly QuarterRun[];
  readonly from: Date;
  readonly to: Date;
  /** The options that name the database, the destinations and the public keys. */
  options(database: QuarterDatabase): Record<string, string>;
  /** To run another command at a time of the simulation. */
  at<T>(time: Date, work: (dependencies: Dependencies) => Promise<T>): Promise<T>;
}

export interface QuarterSettings {
  /** Default: all 92 days of July to September 2026. The missed week is days 33 to 39, the failures on days 25 and 53. */
  readonly days?: number;
  readonly databases?: readonly QuarterDatabase[];
}

/**
 * A quarter of three databases with two destinations, made by the program itself: a backup each night, a verification each Sunday
 * of a destination in turn. A verification finds a damaged object, which a backup and a verification a week later end; another
 * finds that a check fails; in one week nothing runs. In the last month, the log of one database is shipped, with a gap. Later, a person recovers each database by hand, without the first destination.
 * @param folder an empty one
 */
export async function makeQuarter(folder: string, settings: QuarterSettings = {}): Promise<Quarter> {
  const { days = 92, databases = QUARTER_DATABASES } = settings;
  const world = new World(folder, await makeKeys(new Date(FIRST_DAY - 30 * DAY_MS)));
  for (const name of databases) world.change(name, sql(name, -1));
  for (let day = 0; day < days; day += 1) {
    if (day >= MISSED_WEEK.from && day <= MISSED_WEEK.to) continue;
    for (const name of databases) world.change(name, sql(name, day));
    await world.night(day, databases);
    if (day === DRILLED_ON) await world.drill(day, databases);
    if (day === DAMAGED_ON) await damageNewest(world.destinations, 'shop');
    if (day % 7 === 4) await world.sunday(day, databases);
    if (databases.includes('shop')) await world.noon(day);
  }
  return world.quarter(new Date(FIRST_DAY), new Date(FIRST_DAY + days * DAY_MS));
}

interface RunPlan {
  readonly at: Date;
  readonly what: QuarterRun['what'];
  readonly workflow: string;
  readonly schedule: string | null;
}

class World {
  readonly #folder: string;
  readonly #keys: Quarter['keys'];
  readonly #clock = new SimulatedClock();
  readonly #runs: QuarterRun[] = [];
  readonly destinations: readonly [string, string];

  constructor(folder: string, keys: Quarter['keys']) {
    this.#folder = folder;
    this.#keys = keys;
    this.destinations = [join(folder, DESTINATION_NAMES[0]), join(folder, DESTINATION_NAMES[1])];
  }

  change(name: QuarterDatabase, statements: string): void {
    const database = new DatabaseSync(join(this.#folder, `${name}.sqlite`));
    database.exec(`begin;${statements};commit`);
    database.close();
  }

  /** GitHub starts runs late, and never equally late. */
  async night(day: number, databases: readonly QuarterDatabase[]): Promise<void> {
    const at = new Date(FIRST_DAY + day * DAY_MS + (2 * 60 + 17 + ((day * 17) % 50)) * MINUTE_MS);
    await this.#run({ at, what: 'backup', ...BACKUP }, databases, async (name, dependencies) => {
      const request = await requestOfQuarter('backup', {
        ...this.#common(name),
        ...this.#writing(name),
        'full-every': '7d',
        rpo: '26h',
      });
      return runBackup(request, { ...dependencies, shipLog: runShip });
    });
  }

  /** A timer that is no workflow ships the log. */
  async noon(day: number): Promise<void> {
    const at = shippedAt(FIRST_DAY, day);
    if (at === undefined) return;
    const { database, ...writing } = this.#writing('shop');
    // Options name no file whose log could be shipped.
    const options = { ...this.#common('shop'), ...writing, database: 'mariadb://shop.acme.example/shop' };
    const asked = await requestOfQuarter('ship', options);
    const request = { ...asked, database: { engine: 'sqlite', url: new Secret(database) } } as const;
    const { error } = await this.#at(at, undefined, (dependencies) => runShip(request, dependencies));
    if (error !== undefined) throw new Error(`shipment, ${at.toISOString()}: ${error.message}`);
  }

  async drill(day: number, databases: readonly QuarterDatabase[]): Promise<void> {
    const at = new Date(FIRST_DAY + day * DAY_MS + 9 * 60 * MINUTE_MS);
    await this.#run({ at, what: 'drill', ...DRILL }, databases, async (name, dependencies) => {
      const request = await requestOfQuarter('drill', {
        ...this.#common(name),
        ...this.#verifying,
        scenario: 'lost-destination',
        rpo: '26h',
        rto: '30m',
      });
      const openDeskHere = (how: Parameters<typeof openDesk>[0]) => openDesk(how, dependencies.host);
      const typedKey = async (): Promise<never> => {
        throw new Error('nobody types in a key');
      };
      return runDrill(request, { ...dependencies, openDesk: openDeskHere, typedKey });
    });
  }

  async sunday(day: number, databases: readonly QuarterDatabase[]): Promise<void> {
    const at = new Date(FIRST_DAY + day * DAY_MS + (5 * 60 + 41 + ((day * 11) % 40)) * MINUTE_MS);
    await this.#run({ at, what: 'verification', ...VERIFY }, databases, async (name, dependencies) => {
      const request = await requestOfQuarter('verify', {
        ...this.#common(name),
        ...this.#verifying,
        ...{ 'verify-copies': 'rotate', 'verify-log': 'off' },
        rpo: '26h',
        rto: '30m',
      });
      return runVerify(request, dependencies);
    });
  }

  #writing(name: QuarterDatabase) {
    return {
      database: `sqlite:${join(this.#folder, `${name}.sqlite`)}`,
      'encrypt-to': this.#keys.recovery.armoredPublic,
      'runner-key': this.#keys.runner.armoredPrivate.reveal(),
      'allow-ephemeral-destination': 'true',
    };
  }

  get #verifying(): Record<string, string> {
    return {
      'decrypt-with': this.#keys.recovery.armoredPrivate.reveal(),
      signers: this.#keys.runner.armoredPublic,
      'verifier-key': this.#keys.verifier.armoredPrivate.reveal(),
      checks: CHECKS,
    };
  }

  quarter(from: Date, to: Date): Quarter {
    const options = (name: QuarterDatabase): Record<string, string> => ({
      ...this.#common(name),
      signers: this.#keys.runner.armoredPublic,
      verifiers: this.#keys.verifier.armoredPublic,
    });
    const at: Quarter['at'] = (time, work) => this.#at(time, undefined, work);
    const own = { folder: this.#folder, destinations: this.destinations, keys: this.#keys, runs: this.#runs };
    return { ...own, from, to, options, at };
  }

  #common(name: QuarterDatabase): Record<string, string> {
    return { name, destination: this.destinations.map((each) => `file:${each}`).join('\n') };
  }

  /** One run of a workflow, with a step for each database. */
  async #run(
    { at, what, workflow, schedule }: RunPlan,
    databases: readonly QuarterDatabase[],
    step: (name: QuarterDatabase, dependencies: Dependencies) => Promise<QuarterReport>,
  ): Promise<void> {
    const runId = String(17_000_000_000 + this.#runs.length * 7_919);
    const url = `https://github.com/${REPOSITORY}/actions/runs/${runId}`;
    const origin = {
      ...{ repository: REPOSITORY, workflow, runId, attempt: 1, url },
      ...{ event: schedule === null ? 'workflow_dispatch' : 'schedule', schedule },
    };
    const reports: QuarterReport[] = [];
    for (const [index, name] of databases.entries()) {
      const started = new Date(at.getTime() + (index + 1) * MINUTE_MS);
      const report = await this.#at(started, origin, (dependencies) => step(name, dependencies));
      if (report.error !== undefined)
        throw new Error(`${what} of ${name}, ${started.toISOString()}: ${report.error.message}`);
      reports.push(report);
    }
    this.#runs.push({ origin, createdAt: at, what, reports });
  }

  async #at<T>(
    time: Date,
    origin: RunOrigin | undefined,
    work: (dependencies: Dependencies) => Promise<T>,
  ): Promise<T> {
    const host = await createTargetHost();
    this.#clock.set(time);
    try {
      return await this.#clock.during(() => work(this.#dependencies({ ...host, origin })));
    } finally {
      host.remove();
    }
  }

  #dependencies(host: Host): Dependencies {
    const engine = withLog(createSqliteEngine(), this.#clock, FIRST_DAY);
    return {
      host,
      clock: this.#clock,
      openStorage: async (spec, forHost) => new DatedStorage(await openStorage(spec, forHost, undefined), this.#clock),
      engine: async () => engine,
      runHook,
      workflowRuns: async ({ file }) => listedRuns(this.#runs, file),
      sigstore: async () => openSigstore(host),
    };
  }
}
