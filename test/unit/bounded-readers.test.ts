import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readConfigFile } from '../../src/config-file/config-file.ts';
import { parseDurationMs } from '../../src/core/duration.ts';
import { parseBackupId } from '../../src/core/format/backup-id.ts';
import { DumpReader } from '../../src/engines/d1/dump/reader.ts';
import { DumpRewriter } from '../../src/engines/mysql/restore/rewrite/rewrite.ts';
import { ArchiveReader } from '../../src/engines/postgres/archive/archive.ts';
import { openArchive } from '../../src/engines/postgres/restore/plan.ts';
import { VarintReader } from '../../src/repository/chunks/varint.ts';
import type { Attempt } from '../../src/storage/connection/http-retry.ts';
import type { Api } from '../../src/storage/gs/client.ts';
import { listPage } from '../../src/storage/gs/objects.ts';
import { parseChecks } from '../../src/verification/checks/parse-checks.ts';

const MIB = 1024 * 1024;

afterEach(() => vi.restoreAllMocks());

/** The start of a pg_dump archive whose database has this name. */
function archiveHead(name: Buffer, entries = 0): Buffer {
  const int = (value: number): Buffer => {
    const bytes = Buffer.alloc(5);
    bytes.writeUInt32LE(value, 1);
    return bytes;
  };
  const head = [Buffer.from('PGDMP'), Buffer.from([1, 14, 0, 4, 8, 1]), int(0), Buffer.alloc(35)];
  return Buffer.concat([...head, int(name.length), name, int(0), int(0), int(entries)]);
}

function rewritten(text: string, pieceBytes: number): string {
  const rewriter = new DumpRewriter({ removeDefiners: true, sourceName: 'shop', disableEventsAsOf: 1 });
  const bytes = Buffer.from(text);
  const output: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    output.push(...rewriter.push(bytes.subarray(at, at + pieceBytes)).map((part) => Buffer.from(part)));
  }
  return Buffer.concat([...output, ...rewriter.push(new Uint8Array(), true)]).toString();
}

describe('data that a server or a storage can make large', () => {
  it('a long text in an archive is assembled once, not once per piece', () => {
    const bytes = archiveHead(Buffer.alloc(4 * MIB, 'x'));
    const concat = vi.spyOn(Buffer, 'concat');
    const reader = new ArchiveReader({ countRows: () => true });
    for (let at = 0; at < bytes.length; at += 4_096) reader.push(bytes.subarray(at, at + 4_096));
    expect(reader.end().bytes).toBe(bytes.length);
    const copied = concat.mock.calls.flatMap(([parts]) => [...parts]).reduce((sum, part) => sum + part.length, 0);
    expect(copied).toBeLessThan(3 * bytes.length);
  });

  it('a quoted name of megabytes in an archive needs no stack', async () => {
    const bytes = archiveHead(Buffer.from(`\n    SET "${'x'.repeat(8 * MIB)}" TO 1\n    SET "a""b" TO 1`));
    const { plan } = await openArchive(
      (async function* () {
        yield bytes;
      })(),
    );
    expect(plan.settings).toEqual(['a"b']);
  });

  it('a text of megabytes with a NUL is written for D1', () => {
    const reader = new DumpReader();
    const text = `it''s ${'x'.repeat(8 * MIB)}`;
    const output = [reader.push(Buffer.from(`INSERT INTO "t" VALUES('\0${text}',Infinity);`)), reader.end()];
    const hex = Buffer.from(`\0it's ${'x'.repeat(8 * MIB)}`).toString('hex');
    expect(Buffer.concat(output).toString()).toBe(`INSERT INTO "t" VALUES(cast(x'${hex}' as text),9e999);`);
  });

  it('a schedule with many quotes is parsed in only one way', () => {
    const schedule = `'${"''".repeat(200)}`;
    const text = `DELIMITER ;;\n/*!50106 CREATE*/ /*!50106 EVENT \`e\` ON SCHEDULE ${schedule} x ;;\n`;
    expect(rewritten(text, 100)).toBe(text);
    const event = `/*!50106 CREATE*/ /*!50106 EVENT \`e\` ON SCHEDULE EVERY 1 DAY STARTS 'it''s' ON COMPLETION PRESERVE ENABLE DO SELECT 1 */ ;;\n`;
    expect(rewritten(`DELIMITER ;;\n${event}`, 100)).toContain('ON COMPLETION PRESERVE DISABLE DO');
  });

  it('a delimiter is at most as long as the client accepts', () => {
    const text = `DELIMITER ${'x'.repeat(9_000)}\nCREATE DEFINER=\`a\`@\`b\` PROCEDURE p() SELECT 1 ${'x'.repeat(15)}\n`;
    expect(rewritten(`${text}${text}`, 64)).toContain('\nCREATE PROCEDURE p()');
  });

  it('a line longer than a head is continued or omitted completely', () => {
    const text = `/*M!999999\\- ${' '.repeat(20_000)}DELIMITER ;;\nSELECT 1;\n`;
    for (const pieceBytes of [100, 8_192, text.length]) expect(rewritten(text, pieceBytes)).toBe('SELECT 1;\n');
  });

  it("a table's definition has an end", () => {
    const rewriter = new DumpRewriter({ removeDefiners: false, sourceName: undefined, disableEventsAsOf: undefined });
    const push = (): void => {
      rewriter.push(Buffer.from(`CREATE TABLE \`t\` (${' '.repeat(17 * MIB)}`));
    };
    expect(push).toThrowError(expect.objectContaining({ code: 'RESTORE_FAILED' }));
  });

  it('a number in a map has at most the allowed number of bytes', () => {
    const numbers =
      (...bytes: number[]): (() => number) =>
      () =>
        new VarintReader(Buffer.from(bytes)).read();
    const zeros = Array.from({ length: 200 }, () => 0x80);
    expect(numbers(...zeros, 1)).toThrow(RangeError);
    expect(numbers(...zeros, 0)).toThrow(RangeError);
    expect(numbers(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f)()).toBe(Number.MAX_SAFE_INTEGER);
  });

  it.each<readonly [string, unknown]>([
    ['without a name', { items: [{}] }],
    ['with a number for a name', { items: [{ name: 1 }] }],
    ['with no list', { items: { length: 1 } }],
    ['with a size that is none', { items: [{ name: 'a', size: '-1' }] }],
    ['with a time that is none', { items: [{ name: 'a', updated: 'yesterday' }] }],
    ['with folders that are none', { prefixes: [1] }],
    ['with a token that is none', { nextPageToken: {} }],
  ])('a page of Cloud Storage %s is not a page', async (_what, page) => {
    const api = { ask: async () => ({ json: { kind: 'storage#objects', ...(page as object) }, date: undefined }) };
    const read = listPage(api as unknown as Api, { bucket: 'b', prefix: '', fields: 'name' }, undefined, {} as Attempt);
    await expect(read).rejects.toThrow('an invalid listing');
  });
});

describe('what a user can write', () => {
  it('YAML with only closing brackets is refused at the first', async () => {
    for (const text of ['}'.repeat(65_000), '[a]]'])
      await expect(parseChecks(text)).rejects.toThrowError(/closes a bracket that is not open/);
    await expect(parseChecks('- { name: "}", sql: "select \']\'", expect: { min: 1 } }')).resolves.toHaveLength(1);
  });

  it('YAML with only commas, or with nested explicit keys, is refused before it is built', async () => {
    await expect(parseChecks(`- { name: a${', '.repeat(60_000)} }`)).rejects.toThrowError(/two commas in a row/);
    await expect(parseChecks(`${'? '.repeat(57)}${'a '.repeat(30_000)}`)).rejects.toThrowError(/nested deeper/);
    await expect(parseChecks('- ? name\n  : "a, b"\n  sql: select 1\n  expect: { min: 1, }')).resolves.toHaveLength(1);
  });

  it('an id with a day that the month does not have is not an id', () => {
    for (const day of ['20261131', '20260230', '20250229'])
      expect(parseBackupId(`${day}T020000Z-full-4f9c2a`)).toBeUndefined();
    expect(parseBackupId('20240229T235959Z-full-4f9c2a')?.startedAt.toISOString()).toBe('2024-02-29T23:59:59.000Z');
  });

  it('a duration stays within the range of dates', () => {
    for (const text of [`${'9'.repeat(400)}d`, '400000d', '1'.repeat(100_000), '1h ago', '1 h', '', '1hh']) {
      expect(() => parseDurationMs(text)).toThrowError(expect.objectContaining({ code: 'INPUT_INVALID' }));
    }
    expect(parseDurationMs(' 1h 30m ')).toBe(90 * 60_000);
    expect(parseDurationMs('1.5s250ms')).toBe(1_750);
  });

  const flat = `{ ${Array.from({ length: 200 }, (_, at) => `k${at}: [${at}]`).join(', ')} }`;

  it.each(['[', '{a: ', '- ', '? ', ': - '])('YAML nested by %j is refused before it takes memory', async (open) => {
    const text = open.repeat(20_000);
    await expect(parseChecks(text)).rejects.toThrowError(/^The checks .* nested deeper than 64 levels/);
    const folder = mkdtempSync(join(tmpdir(), 'restorable-yaml-'));
    try {
      const path = join(folder, 'restorable.yml');
      writeFileSync(path, text);
      expect(() => readConfigFile(path)).toThrowError(/nested deeper than 64 levels/);
      // Siblings are not nested.
      writeFileSync(path, flat);
      expect(() => readConfigFile(path)).toThrowError(/is not known/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
