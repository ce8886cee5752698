import { afterAll, beforeAll, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { DatabaseName } from '../../src/core/format/database-name.ts';
import { Secret } from '../../src/core/secret.ts';
import { openGithubIssues } from '../../src/github-issues/index.ts';
import type { GeneratedKey } from '../../src/openpgp/keys/generate.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import type { Request } from '../../src/options/request/request.ts';
import type { ChannelSpec } from '../../src/ports/alerts/channel.ts';
import type { Message } from '../../src/ports/alerts/notifier.ts';
import type { Report } from '../../src/report/report.ts';
import { watchRun } from '../../src/watch/watch.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { FakeGithub, type FakeRepository } from '../support/fake-github.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { noise } from '../support/noise.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 60;
const TOKEN = 'ghs_token-of-the-job';
/** The first night is at 02:00 of day 0. */
const START_MS = Math.ceil(Date.now() / DAY_MS) * DAY_MS;

let keys: TestKeys;
let newRunner: GeneratedKey;
let github: FakeGithub;
let repository: FakeRepository;

beforeAll(async () => {
  const made = await makeTestKeys();
  keys = { ...made, runner: await runnerKey(START_MS + 50 * DAY_MS) };
  newRunner = made.runner;
  github = await new FakeGithub().start();
  repository = github.addRepository('octo/shop');
  github.addToken(TOKEN, ['octo/shop']);
  repository.workflows.push({
    ...{ id: 1, name: 'Backup', path: '.github/workflows/backup.yml', state: 'active' },
    ...{ created_at: new Date(START_MS).toISOString(), updated_at: new Date(START_MS).toISOString() },
  });
});
afterAll(() => github.stop());

/** A runner key that expires. */
async function runnerKey(expiresMs: number): Promise<GeneratedKey> {
  const { generateKey } = await loadOpenpgp();
  const { privateKey, publicKey } = await generateKey({
    ...{ type: 'ecc', curve: 'curve25519Legacy', format: 'object' },
    userIDs: { name: 'Restorable runner key' },
    keyExpirationTime: Math.round((expiresMs - Date.now()) / 1000),
  });
  return {
    fingerprint: publicKey.getFingerprint(),
    userId: 'Restorable runner key',
    armoredPublic: publicKey.armor(),
    armoredPrivate: new Secret(privateKey.armor()),
  };
}

/** A server of another provider. */
function offsite(storage: MemoryStorage): MemoryStorage {
  return Object.assign(storage, { place: { provider: 'a provider', region: undefined, offsite: true } });
}

/** One database with two destinations, two channels and issues, and a clock that can be set. */
class World {
  readonly #bucket = new MemoryStorage('s3://acme/db');
  readonly #server = offsite(new MemoryStorage('sftp://vault/db'));
  readonly #bench = new Workbench(keys, this.#bucket, this.#server);
  readonly lines: string[] = [];
  readonly warnings = new Set<string>();
  #nowMs = START_MS;
  #runs = 0;
  #runner = keys.runner;
  #isPagerDown = false;

  constructor() {
    this.#bench.now = () => new Date(this.#nowMs);
    this.#bench.engine.now = this.#bench.now;
    this.#bench.engine.bytes = noise(20_000, 'start');
    this.#bench.env = { GITHUB_API_URL: github.url };
    github.now = () => new Date(this.#nowMs);
  }

  async live(): Promise<void> {
    for (let day = 0; day < DAYS; day += 1) {
      this.#setUp(day);
      if (day < 33 || day >= 36) await this.#night(day);
      if (day % 7 === 6) await this.#sunday(day);
      await this.#morning(day);
    }
  }

  /** What goes wrong, and what is repaired. */
  #setUp(day: number): void {
    const down = (code: 'STORAGE_UNREACHABLE' | 'STORAGE_FULL', operations: readonly string[]) => (of: string) => {
      if (operations.includes(of)) throw new RestorableError(code, 'The destination fails.');
    };
    const fine = (): void => {};
    this.#server.onOperation = day >= 10 && day < 17 ? down('STORAGE_UNREACHABLE', ['put', 'get', 'list']) : fine;
    this.#bucket.onOperation = day === 40 || day === 41 ? down('STORAGE_FULL', ['put']) : fine;
    const { engine } = this.#bench;
    engine.refusal = day === 4 ? new RestorableError('DATABASE_UNREACHABLE', 'No connection.') : undefined;
    engine.restoredRows = day === 27 ? 0 : 1;
    this.#isPagerDown = day === 4;
    for (const workflow of repository.workflows)
      workflow.state = day >= 33 && day < 36 ? 'disabled_inactivity' : 'active';
    if (day === 52) this.#runner = newRunner;
  }

  #at(day: number, hour: number, minute: number): void {
    this.#nowMs = START_MS + day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS;
    for (const storage of [this.#bucket, this.#server]) storage.skewMs = this.#nowMs - Date.now();
  }

  async #night(day: number): Promise<void> {
    // GitHub starts runs late, and never equally late.
    this.#at(day, 2, (day * 17) % 50);
    const { engine } = this.#bench;
    engine.bytes = Buffer.concat([engine.bytes, noise(400, String(day))]);
    const runnerKey = { armored: this.#runner.armoredPrivate, passphrase: undefined };
    const own = { runnerKey, signers: this.#signers(), verifiers: this.#verifiers() };
    const report = await this.#bench.backup({ ...own, minCopies: 1 });
    await this.#tell(report, own);
  }

  async #sunday(day: number): Promise<void> {
    this.#at(day, 4, (day * 7) % 40);
    const verifierKey = { armored: keys.verifier.armoredPrivate, passphrase: undefined };
    const own = { verifierKey, signers: this.#signers(), verifiers: this.#verifiers() };
    await this.#tell(await this.#bench.verify({ ...own, rpoMs: 26 * HOUR_MS }), own);
  }

  async #morning(day: number): Promise<void> {
    this.#at(day, 7, 30);
    const verifierKey = { armored: keys.verifier.armoredPrivate, passphrase: undefined };
    const own = { verifierKey, signers: this.#signers(), verifiers: this.#verifiers() };
    const report = await this.#bench.status({
      ...own,
      ...{ rpoMs: 26 * HOUR_MS, verifyEveryMs: 8 * DAY_MS, capacityBytes: day < 45 ? 2_202_000 : 20_000_000 },
      workflow: { repository: 'octo/shop', file: 'backup.yml', token: new Secret(TOKEN) },
    });
    await this.#tell(report, own);
  }

  #signers(): string[] {
    return [...new Set([keys.runner, this.#runner])].map(({ armoredPublic }) => armoredPublic);
  }

  #verifiers(): string[] {
    return [keys.verifier.armoredPublic];
  }

  /** As the host does after each run. */
  async #tell(report: Report, keysOfRun: object): Promise<void> {
    this.#runs += 1;
    const name = 'shop' as DatabaseName;
    const request: object = { mode: report.mode, name, destinations: this.#bench.destinations, ...keysOfRun };
    const spec = { kind: 'slack', address: new Secret('x'), parameters: new Map<string, Secret>() } as const;
    const flags = new Set<string>();
    const channels: readonly (ChannelSpec & { readonly id: string })[] = [
      { ...spec, flags, id: 'slack', severity: 'warning', conditions: undefined },
      { ...spec, flags, id: 'pager', severity: 'critical', conditions: undefined },
    ];
    const issues = { severity: 'warning', conditions: undefined, repository: 'octo/shop' } as const;
    const { warnings } = await watchRun(
      {
        watch: {
          channels,
          issues: { ...issues, token: new Secret(TOKEN), assignee: undefined, labels: [] },
          quietHours: undefined,
          metrics: undefined,
          problems: [],
        },
        ...{ report, code: report.error?.code, database: 'shop', requests: [request as Request] },
      },
      {
        host: { ...this.#bench.dependencies.host, origin: this.#origin() },
        clock: this.#bench.dependencies.clock,
        openChannels: async () =>
          channels.map((channel) => ({
            spec: channel,
            notifier: {
              id: channel.id,
              label: channel.id,
              send: (message: Message) => this.#send(channel.id, message),
            },
          })),
        openIssues: async (wanted, run) =>
          openGithubIssues(wanted, { ...run, env: this.#bench.env, signal: this.#bench.signal, now: this.#bench.now }),
        openStorage: async ({ url }) => this.#bench.storages[Number(url.reveal())] as MemoryStorage,
      },
    );
    for (const warning of warnings) this.warnings.add(warning);
  }

  async #send(channel: string, { title }: Message): Promise<void> {
    if (channel === 'pager' && this.#isPagerDown) throw new RestorableError('NOTIFY_FAILED', 'The pager is down.');
    const day = Math.floor((this.#nowMs - START_MS) / DAY_MS);
    const time = new Date(this.#nowMs).toISOString().slice(11, 16);
    this.lines.push(
      `day ${String(day).padStart(2)} ${time} ${channel}: ${title.replaceAll(/\d{4}-\d\d-\d\d/g, 'DATE')}`,
    );
  }

  #origin() {
    return {
      ...{ repository: 'octo/shop', workflow: '.github/workflows/backup.yml', runId: String(this.#runs), attempt: 1 },
      ...{ event: 'schedule', schedule: null, url: `https://github.com/octo/shop/actions/runs/${this.#runs}` },
    };
  }
}

it('tells of 60 days of real backups, verifications and checks what an on-call person wants to know', async () => {
  const world = new World();
  await world.live();
  // Channels are told in parallel: within a minute, any of them may be first.
  await expect(`${world.lines.toSorted().join('\n')}\n`).toMatchFileSnapshot('../data/alerts-sixty-days.txt');
  // What began is over, and so are its issues.
  expect(repository.issues.filter(({ state }) => state === 'open')).toEqual([]);
  expect(repository.issues.length).toBeGreaterThan(5);
  // The only trouble was what the scenario contains: nothing was lost because of it.
  expect([...world.warnings].map((warning) => warning.replace(/The key .*/, 'KEY'))).toEqual([
    'The pager is down.',
    "Incidents at sftp://vault/db can't be used: The destination fails.",
    "Incidents at s3://acme/db can't be used: The destination fails.",
    'Incidents are not remembered, so messages repeat. KEY',
  ]);
});
