import { setTimeout as sleep } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { expectQuick, leastProgramMs } from '../support/baseline.ts';
import { CANARY, expectNoCanary } from '../support/canary.ts';
import { WAITING } from '../support/patience.ts';
import { freePort } from '../support/ports.ts';
import { streamsIn } from '../support/streams-in.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import {
  type Bench,
  childrenRunning,
  codeOf,
  dumpWhole,
  filesOf,
  openTestHost,
  refusalOf,
  replay,
  sampled,
  WHOLE_DUMP,
} from './engine-parts.ts';

/** This much of a dump shows that its tool is working. */
const UNDER_WAY_BYTES = 300_000;

function need<T>(value: T | undefined, member: string): T {
  if (value === undefined) throw new Error(`\`${member}\` is neither given nor declared as not applicable`);
  return value;
}

/** Dumps the big database, causes the failure in the middle, and continues to read. */
async function interrupted(bench: Bench, url: Secret, deed: () => void | Promise<void>): Promise<void> {
  let isDone = false;
  await dumpWhole(bench.engine, url, bench.host, async (total) => {
    if (isDone || total < UNDER_WAY_BYTES) return;
    isDone = true;
    await deed();
  });
}

/** A truncated dump is refused and is never what a restore leaves. */
export async function cutDump(bench: Bench): Promise<void> {
  const { engine, host, subject } = bench;
  const stored = await dumpWhole(engine, (await sampled(bench)).url, host);
  for (const cut of [0.5, 0.97]) {
    const url = await subject.newTarget();
    const target = await engine.openTarget({ kind: 'restore', url, replace: false }, stored.needs, host);
    try {
      const pieces = replay(stored, (bytes) => bytes.subarray(0, Math.floor(bytes.length * cut) - 7));
      expect((await refusalOf(target.restore(pieces))).code, `cut at ${cut}`).toBe('RESTORE_FAILED');
    } finally {
      await target.close();
    }
  }
}

/** Two values of a unique column are made equal in the dump. The server's message about it quotes them. */
export async function rowsStayInside(bench: Bench): Promise<void> {
  const { engine, host, subject } = bench;
  const database = await subject.newDatabase();
  await database.execute(
    `create table people (id integer primary key, email varchar(80) not null unique, name varchar(80));
     insert into people values (1, '${CANARY.email}1', '${CANARY.text}'), (2, '${CANARY.email}2', '${CANARY.text}');`,
  );
  const stored = await dumpWhole(engine, database.url, host);
  const equal = (bytes: Buffer): Buffer =>
    Buffer.from(bytes.toString('latin1').replaceAll(`${CANARY.email}2`, `${CANARY.email}1`), 'latin1');
  const before = host.toolWords.text;
  const target = await engine.openTarget({ kind: 'ephemeral', trustSource: subject.trustSource }, stored.needs, host);
  try {
    const refusal = await refusalOf(target.restore(replay(stored, equal)));
    expect(refusal.code, refusal.message).toBe('RESTORE_FAILED');
    expect(refusal.message).toMatch(/unique violation|duplicate key|commit failed/);
    // Kept only after the digest of the read data was checked.
    expect(host.toolWords.text).toBe(before);
    expect(refusal.foreign?.reveal()).toMatch(/\S/);
    expectNoCanary([target.notes, target.description]);
  } finally {
    await target.close();
  }
}

/** A cancelled dump ends quickly and leaves no process or file. */
export async function cancelledDump(bench: Bench): Promise<void> {
  const { host, abort, remove } = await openTestHost(bench.env);
  const { url } = await bench.big();
  const source = await bench.engine.openSource(url, { requireTls: false }, host);
  let startMs = 0;
  const reading = (async () => {
    const dump = await source.dump(WHOLE_DUMP);
    for await (const stream of streamsIn(dump)) {
      for await (const _part of stream.content) {
        if (!abort.signal.aborted) startMs = performance.now();
        abort.abort();
      }
    }
    await dump.fingerprint();
  })();
  expect(await codeOf(reading)).toBe('CANCELLED');
  await source.close();
  await source.close();
  await expectQuick(performance.now() - startMs);
  expect(await childrenRunning(bench.subject.dumpTools ?? [], url)).toEqual([]);
  const workspace = await host.openWorkspace();
  expect(workspace?.leftovers() ?? []).toEqual([]);
  if (workspace !== undefined) expect(await filesOf(workspace.path)).toEqual([]);
  await remove();
}

/** A dump tool that is killed is reported as killed, although it wrote much. */
export async function killedTool(bench: Bench): Promise<void> {
  const tools = need(bench.subject.dumpTools, 'dumpTools');
  const { url } = await bench.big();
  const killing = interrupted(bench, url, async () => {
    const pids = await vi.waitUntil(async () => {
      const running = await childrenRunning(tools, url);
      return running.length > 0 ? running : undefined;
    }, WAITING);
    for (const pid of pids) process.kill(pid, 'SIGKILL');
  });
  const refusal = await refusalOf(killing);
  expect(refusal.code, refusal.message).toBe('DUMP_FAILED');
  expect(refusal.message).toContain('SIGKILL');
  expect(await childrenRunning(tools, url)).toEqual([]);
}

/** A network that is cut in the middle of a dump is reported, and nothing continues. */
export async function lostConnection(bench: Bench): Promise<void> {
  const port = need(bench.subject.port, 'port')();
  const proxy = await startTcpProxy(port);
  try {
    const url = throughPort((await bench.big()).url, port, proxy.port);
    const cut = async (): Promise<void> => {
      // By then, everything that a dump opens besides its tool exists, so the cut hits the dump and not a connecting session.
      const pauseMs = 12 * (await leastProgramMs());
      let before = 0;
      while (proxy.connections !== before) {
        before = proxy.connections;
        await sleep(pauseMs);
      }
      proxy.cut();
    };
    const refusal = await refusalOf(interrupted(bench, url, cut));
    expect(refusal.code, refusal.message).toBe('DATABASE_CONNECTION_LOST');
    expect(await childrenRunning(bench.subject.dumpTools ?? [], url)).toEqual([]);
  } finally {
    await proxy.stop();
  }
}

/** A server without a listener. */
export async function unreachable(bench: Bench): Promise<void> {
  const port = need(bench.subject.port, 'port')();
  const url = throughPort((await sampled(bench, 1)).url, port, await freePort());
  expect((await refusalOf(dumpWhole(bench.engine, url, bench.host))).code).toBe('DATABASE_UNREACHABLE');
}

/** A wrong password is reported as such, and is not shown. */
export async function wrongPassword(bench: Bench): Promise<void> {
  const withPassword = need(bench.subject.withPassword, 'withPassword');
  const password = 'wr0ng/pass"word#%';
  const url = await withPassword(await sampled(bench, 1), password);
  const refusal = await refusalOf(dumpWhole(bench.engine, url, bench.host));
  expect(refusal.code, refusal.message).toBe('DATABASE_AUTHENTICATION');
  for (const shown of [password, encodeURIComponent(password)]) {
    expect(`${refusal.message} ${refusal.hint}`).not.toContain(shown);
  }
}

/** An account that can't read a table gets an error that states this, not a dump without it. */
export async function missingPrivilege(bench: Bench): Promise<void> {
  const withoutRight = need(bench.subject.withoutRight, 'withoutRight');
  const database = await sampled(bench);
  await database.execute('create table hidden (id integer); insert into hidden values (1);');
  const { url, named } = await withoutRight(database, 'hidden');
  const refusal = await refusalOf(dumpWhole(bench.engine, url, bench.host));
  expect(refusal.code, refusal.message).toBe('DATABASE_PRIVILEGE');
  expect(`${refusal.message} ${refusal.hint}`).toContain(named);
}

/** A missing database is named. */
export async function unknownDatabase(bench: Bench): Promise<void> {
  const url = await need(bench.subject.unknownDatabase, 'unknownDatabase')();
  const refusal = await refusalOf(dumpWhole(bench.engine, url, bench.host));
  expect(refusal.code, refusal.message).toBe('DATABASE_NOT_FOUND');
}

function throughPort(url: Secret, from: number, to: number): Secret {
  const changed = url.reveal().replace(`:${from}`, `:${to}`);
  expect(changed).not.toBe(url.reveal());
  return new Secret(changed);
}
