import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import type { Engine } from '../../src/ports/engine/engine.ts';
import type { ByteStream, Dump } from '../../src/ports/engine/source.ts';
import { makeTestKeys } from '../support/commands.ts';
import { DrillBench } from '../support/drill.ts';
import { fingerprintOf, StubEngine } from '../support/stub-engine.ts';

describe('a hostile dump', () => {
  /** A dump of D1 is a script, which the page passes to sqlite3. */
  async function engineThatDumps(script: string): Promise<Engine> {
    const fingerprint = { ...fingerprintOf(0), engine: 'd1', tables: [], objects: [] };
    const streams = [['database.sql', Buffer.from(script)]] as const;
    const info = { engine: 'd1', majorVersion: '1', serverVersion: '1', identity: 'x', sizeBytes: null } as const;
    const source = await new StubEngine().openSource();
    const dump = async (): Promise<Dump> => ({
      lanes: [named(streams)],
      fingerprint: async () => fingerprint,
      warnings: [],
    });
    return { ...createSqliteEngine(), openSource: async () => ({ ...source, info, dump }) };
  }

  it('finds no key, no network and no file of the machine, and can change no copy', async () => {
    const hostile = await DrillBench.open(await makeTestKeys());
    const canary = join(hostile.folder, 'canary.db');
    await writeFile(canary, 'a secret of the machine', { mode: 0o644 });
    await using server = createServer((socket) => socket.end('reached')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const lines = [
      'id',
      'cat "$KEY" ~/.gnupg/* "$HOME"/../s/*',
      `cat ${canary} /etc/shadow ${process.cwd()}/package.json`,
      `python3 -c "import socket; print(socket.create_connection(('127.0.0.1', ${port}), 5).recv(9))"`,
      'echo planted > "$BACKUPS/manifests/planted.json"; echo planted >> "$BACKUPS/RECOVERY-v1.py"',
      "cat /proc/*/environ /proc/*/cmdline | tr '\\0' '\\n'",
      'ln -s / "$HOME/recovery/root"',
    ];
    const script = `.shell exec > "$FILES/loot" 2>&1; ${lines.join('; ')}\ncreate table t (a);\n`;
    hostile.engine = await engineThatDumps(script);
    hostile.sql('select 1');
    await hostile.backup();
    let loot = '';
    let throughLink: unknown;
    hostile.watcher = {
      after: async (commands, _end, look) => {
        if (!commands.includes('integrity_check')) return;
        loot = await look('recovery/files/loot');
        throughLink = await look(`recovery/root${canary}`).catch(({ code }: { code: string }) => code);
      },
    };
    const report = await hostile.drill();
    // The table is not in the fingerprint.
    expect(report).toMatchObject({ verdict: 'failed', reason: 'backup', error: undefined });
    expect(loot).toContain('uid=');
    expect(loot).not.toMatch(/PGP|secret of the machine|root:[^x]|reached|"restorable"|RESTORABLE_/);
    // What ends a step: a dump that knows it could say that the step is done.
    expect(loot).toContain('while read -r step names');
    // `tr` made other letters of its zeros.
    expect(loot).not.toMatch(/[0-9a-fn]{32}/);
    expect(loot.match(/Read-only file system|Permission denied/g)?.length).toBeGreaterThanOrEqual(2);
    expect(throughLink).toBe('RESTORE_FAILED');
    expect(JSON.stringify(report)).not.toContain('uid=');
    await hostile.close();
  });
});

async function* named(streams: readonly (readonly [string, Uint8Array])[]): AsyncGenerator<ByteStream> {
  for (const [name, bytes] of streams) yield { name, content: whole(bytes) };
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
