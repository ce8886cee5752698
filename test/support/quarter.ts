import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runBackup } from '../../src/backup/backup.ts';
import type { KeyRole } from '../../src/core/key-role.ts';
import type { RunOrigin } from '../../src/core/run-origin.ts';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import type { GeneratedKey } from '../../src/openpgp/keys/generate.ts';
import type { Request } from '../../src/options/request/request.ts';
import type { DestinationSpec } from '../../src/ports/destination.ts';
import type { Host } from '../../src/ports/host.ts';
import { runHook } from '../../src/process/hook.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';
import { runShip } from '../../src/ship/ship.ts';
import { openSigstore } from '../../src/sigstore/open-sigstore.ts';
import { openStorage } from '../../src/storage/index.ts';
import { runVerify } from '../../src/verify/verify.ts';
import { CHECKS, makeKeys, sql } from './quarter-data.ts';
import { DatedStorage, listedRuns } from './quarter-world.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { createTargetHost } from './target-host.ts';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** A Wednesday. The quarter lies in the past of every machine that has this file, so no record of it is from the future. */
const FIRST_DAY = Date.UTC(2026, 6, 1);
const REPOSITORY = 'acme/shop';
const BACKUP = { workflow: '.github/workflows/backup.yml', schedule: '17 2 * * *' };
const VERIFY = { workflow: '.github/workflows/verify.yml', schedule: '41 5 * * 0' };
const DESTINATION_NAMES = ['vault', 'offsite'] as const;
/** Monday to Sunday without any run: the workflows were disabled. */
const MISSED_WEEK = { from: 33, to: 39 };
/** A Sunday. Before its verification, an object of the newest backup of `shop` is damaged. */
const DAMAGED_ON = 25;
export const QUARTER_DATABASES = ['shop', 'billing', 'forum'] as const;
export type QuarterDatabase = (typeof QUARTER_DATABASES)[number];
/** One run of a workflow, as GitHub lists it. */
export interface QuarterRun {
  readonly origin: RunOrigin;
  readonly createdAt: Date;
  readonly what: 'backup' | 'verification';
  readonly reports: readonly (BackupReport | VerifyReport)[];
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
 * finds that a check fails; in one week nothing runs.
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
    if (day % 7 !== 4) continue;
    if (day === DAMAGED_ON) await world.damage('shop');
    await world.sunday(day, databases);
  }
  return world.quarter(new Date(FIRST_DAY), new Date(FIRST_DAY + days * DAY_MS));
}

/** As a configuration file names them, so that reports and records contain no folder of this machine. */
function named<R extends { readonly destinations: readonly DestinationSpec[] }>(request: R): R {
  return {
    ...request,
    destinations: request.destinations.map((spec, at) => ({ ...spec, name: DESTINATION_NAMES[at] })),
  };
}

class World {
  readonly #folder: string;
  readonly #keys: Quarter['keys'];
  readonly #clock = new SimulatedClock();
  readonly #runs: QuarterRun[] = [];
  readonly #destinations: readonly [string, string];

  constructor(folder: string, keys: Quarter['keys']) {
    this.#folder = folder;
    this.#keys = keys;
    this.#destinations = [join(folder, DESTINATION_NAMES[0]), join(folder, DESTINATION_NAMES[1])];
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
      const request = await this.#request('backup', {
        ...this.#common(name),
        database: `sqlite:${join(this.#folder, `${name}.sqlite`)}`,
        'encrypt-to': this.#keys.recovery.armoredPublic,
        'runner-key': this.#keys.runner.armoredPrivate.reveal(),
        'full-every': '7d',
        rpo: '26h',
        'allow-ephemeral-destination': 'true',
      });
      return runBackup(request, { ...dependencies, shipLog: runShip });
    });
  }

  async sunday(day: number, databases: readonly QuarterDatabase[]): Promise<void> {
    const at = new Date(FIRST_DAY + day * DAY_MS + (5 * 60 + 41 + ((day * 11) % 40)) * MINUTE_MS);
    await this.#run({ at, what: 'verification', ...VERIFY }, databases, async (name, dependencies) => {
      const request = await this.#request('verify', {
        ...this.#common(name),
        'decrypt-with': this.#keys.recovery.armoredPrivate.reveal(),
        signers: this.#keys.runner.armoredPublic,
        'verifier-key': this.#keys.verifier.armoredPrivate.reveal(),
        'verify-copies': 'rotate',
        checks: CHECKS,
        rpo: '26h',
        rto: '30m',
      });
      return runVerify(request, dependencies);
    });
  }

  /** One bit of the newest pack, at the destination whose turn it is to be verified, and at the other. */
  async damage(name: QuarterDatabase): Promise<void> {
    for (const destination of this.#destinations) {
      const packs = join(destination, name, 'packs');
      const newest = (await readdir(packs)).toSorted().at(-1) ?? '';
      const [file = ''] = (await readdir(join(packs, newest), { recursive: true })).filter((each) =>
        each.endsWith('.pgp'),
      );
      const path = join(packs, newest, file);
      const bytes = await readFile(path);
      const at = bytes.length - 20;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(path, bytes);
    }
  }

  quarter(from: Date, to: Date): Quarter {
    const options = (name: QuarterDatabase): Record<string, string> => ({
      ...this.#common(name),
      signers: this.#keys.runner.armoredPublic,
      verifiers: this.#keys.verifier.armoredPublic,
    });
    const at: Quarter['at'] = (time, work) => this.#at(time, undefined, work);
    return {
      folder: this.#folder,
      destinations: this.#destinations,
      keys: this.#keys,
      runs: this.#runs,
      from,
      to,
      options,
      at,
    };
  }

  #common(name: QuarterDatabase): Record<string, string> {
    return { name, destination: this.#destinations.map((each) => `file:${each}`).join('\n') };
  }

  async #request<M extends 'backup' | 'verify'>(mode: M, options: Record<string, string>) {
    const raw = new Map(Object.entries({ mode, ...options }));
    const request = (await parseRequest(raw, { mask: () => {}, env: {} })) as Extract<Request, { readonly mode: M }>;
    return named(request);
  }

  /** One run of a workflow, with a step for each database. */
  async #run(
    { at, what, workflow, schedule }: { readonly at: Date; readonly what: QuarterRun['what'] } & typeof BACKUP,
    databases: readonly QuarterDatabase[],
    step: (name: QuarterDatabase, dependencies: Dependencies) => Promise<BackupReport | VerifyReport>,
  ): Promise<void> {
    const runId = String(17_000_000_000 + this.#runs.length * 7_919);
    const url = `https://github.com/${REPOSITORY}/actions/runs/${runId}`;
    const origin = { ...{ repository: REPOSITORY, workflow, runId, attempt: 1 }, event: 'schedule', schedule, url };
    const reports: (BackupReport | VerifyReport)[] = [];
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
    const engine = createSqliteEngine();
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
