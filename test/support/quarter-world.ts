import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RunOrigin } from '../../src/core/run-origin.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { ForwardingStorage } from '../../src/ports/forwarding-storage.ts';
import type { Body, PutOptions, Storage, StoragePlace } from '../../src/ports/storage.ts';
import type { WorkflowRun, WorkflowRuns } from '../../src/ports/workflow-runs.ts';
import type { QuarterDatabase, QuarterRun } from './quarter.ts';

const MINUTE_MS = 60_000;
/** Someone started a backup by hand and cancelled it before its first step. GitHub lists it, and nothing else knows of it. */
const CANCELLED = { id: '17000000001', at: new Date('2026-07-21T10:00:00Z') };

/** What the folders stand for, by their names. So no report has a folder of this machine, and the copies are in different places. */
const STANDS_FOR: ReadonlyMap<string, { readonly label: string; readonly place: StoragePlace }> = new Map([
  [
    'vault',
    {
      label: 'sftp://backup@vault.acme.example/backups',
      place: { provider: 'vault.acme.example', region: undefined, offsite: true },
    },
  ],
  [
    'offsite',
    {
      label: 's3://acme-backups/prod',
      place: { provider: 'Amazon S3', region: 'eu-central-1', offsite: true },
    },
  ],
]);

/** A folder whose files are as old as they are in the simulation. A record that seems to be copied there later says less. */
export class DatedStorage extends ForwardingStorage {
  readonly #clock: Clock;

  get #folder(): string {
    return this.inner.place.folder ?? '';
  }

  override get label(): string {
    return STANDS_FOR.get(basename(this.#folder))?.label ?? super.label;
  }

  override get place(): StoragePlace {
    return STANDS_FOR.get(basename(this.#folder))?.place ?? super.place;
  }

  constructor(inner: Storage, clock: Clock) {
    super(inner);
    this.#clock = clock;
  }

  override async put(key: string, body: Body, options: PutOptions): Promise<void> {
    await super.put(key, body, options);
    const now = this.#clock.now();
    await utimes(join(this.#folder, key), now, now);
  }
}

/** One bit of the newest pack, at the destination whose turn it is to be verified, and at the other. */
export async function damageNewest(destinations: readonly string[], name: QuarterDatabase): Promise<void> {
  for (const destination of destinations) {
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

/** What GitHub would list of a workflow. */
export function listedRuns(runs: readonly QuarterRun[], file: string): WorkflowRuns {
  const listed = runs
    .filter(({ origin }) => origin.workflow.endsWith(`/${file}`))
    .map((run) =>
      runOf(
        run.origin,
        run.createdAt,
        run.reports.some(({ exitCode }) => exitCode !== 0),
      ),
    );
  const { id, at } = CANCELLED;
  const repository = runs[0]?.origin.repository ?? '';
  const url = `https://github.com/${repository}/actions/runs/${id}`;
  const cancelled = {
    ...runOf({ runId: id, url, event: 'workflow_dispatch' }, at, false),
    outcome: 'cancelled',
  } as const;
  const all = file === 'backup.yml' ? [...listed, cancelled] : listed;
  const newestFirst = all.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return {
    state: async () => 'active',
    since: async (time, most) => newestFirst.filter(({ createdAt }) => createdAt >= time).slice(0, most),
    attempt: async () => undefined,
    reached: async () => 'unknown',
  };
}

function runOf(
  { runId, url, event }: Pick<RunOrigin, 'runId' | 'url' | 'event'>,
  createdAt: Date,
  isFailed: boolean,
): WorkflowRun {
  const updatedAt = new Date(createdAt.getTime() + 10 * MINUTE_MS);
  const outcome = isFailed ? 'failure' : 'success';
  return { ...{ id: runId, event, outcome, attempt: 1, url }, createdAt, startedAt: createdAt, updatedAt };
}
