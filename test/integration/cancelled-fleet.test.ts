import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as program from '../../src/compose.ts';
import type { App, Outcome } from '../../src/host/app.ts';
import { createHost } from '../../src/host/base.ts';
import { listenForCancellation } from '../../src/host/cancellation.ts';
import { runHosted } from '../../src/host/run.ts';
import { toEnd } from '../support/hosted.ts';

let folder: string;
let server: Server;
let received: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cancelled-fleet-'));
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const { type, data } = JSON.parse(body);
      received.push([data.fields[0].value, data.condition, type.split('.').at(-1)].join(' '));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const line = (name: string) => `  ${name}: { database: 'sqlite:${join(folder, name)}.db' }\n`;
  await writeFile(
    join(folder, 'restorable.yml'),
    `destinations: { nas: 'file:${join(folder, 'nas')}' }\n` +
      `defaults: { passphrase: '\${PASSPHRASE}' }\n` +
      `databases:\n${['broken', 'repaired', 'halted', 'waiting'].map(line).join('')}`,
  );
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

/** The program itself. @param cancelledAt the database at whose beginning the run is cancelled */
function run(options: Readonly<Record<string, string>>, cancelledAt?: string): Promise<Outcome> {
  const host = createHost({
    cancellation: listenForCancellation(),
    env: { PASSPHRASE: 'plunder gizmo cradle unwed slinky' },
    temporaryFolder: folder,
    hasPostStep: false,
    write: () => {},
    progress: () => {},
  });
  const app: App = {
    ...program,
    runRequest: (request, part) => {
      if ('name' in request && request.name === cancelledAt) process.emit('SIGTERM');
      return program.runRequest(request, part);
    },
  };
  const notify = `webhook http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const raw = new Map(Object.entries({ mode: 'backup', config: join(folder, 'restorable.yml'), notify, ...options }));
  // A runner would permit a few seconds, and a busy machine needs more.
  const patient = { ...host, afterWork: () => host.afterWork(120_000) };
  return toEnd(runHosted(raw, patient, async () => app));
}

function create(name: string): void {
  const database = new DatabaseSync(join(folder, `${name}.db`));
  database.exec('create table t (a integer); insert into t values (1)');
  database.close();
}

it('observes the databases that were finished before a cancel, and changes nothing about the others', async () => {
  expect((await run({ name: 'repaired,halted,waiting' })).exitCode).toBe(2);
  expect(received.toSorted()).toEqual(['halted', 'repaired', 'waiting'].map((name) => `${name} backup-failed opened`));
  received = [];
  for (const name of ['repaired', 'halted', 'waiting']) create(name);
  const { exitCode, report } = await run({ all: 'true' }, 'halted');
  expect([exitCode, report?.mode === 'fleet' && Object.values(report.databases).map((each) => each.exitCode)]).toEqual([
    130,
    [2, 0, 130, 130],
  ]);
  expect(received.toSorted()).toEqual(['broken backup-failed opened', 'repaired backup-failed closed']);
  received = [];
  await run({ name: 'halted,waiting' });
  expect(received.toSorted()).toEqual(['halted backup-failed closed', 'waiting backup-failed closed']);
});
