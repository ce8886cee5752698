import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const demo = join(import.meta.dirname, '../../scripts/demo.sh');
const env = { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), TMPDIR: tmpdir() };

describe("the README's first command", () => {
  let folder = '';
  let output = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'restorable-demo-'));
    output = execFileSync(demo, [folder], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('verifies what it backed up', () => {
    const report = JSON.parse(readFileSync(join(folder, 'verification.json'), 'utf8'));
    expect(report.verdict).toBe('passed');
    expect(report.checks.filter((check: { group: string }) => check.group === 'query')).toHaveLength(3);
    expect(output).toContain('Everything is in');
  });

  it('stores only new data the second time', () => {
    const stored = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')).backup;
    expect([stored('backup.json').kind, stored('second-backup.json').kind]).toEqual(['full', 'incremental']);
    expect(stored('second-backup.json').storedBytes).toBeLessThan(0.5 * stored('backup.json').storedBytes);
  });

  it('restores the same rows', () => {
    const read = (name: string): unknown => {
      const database = new DatabaseSync(join(folder, name), { readOnly: true });
      const rows = database.prepare('select count(*) as count, sum(total_cents) as total from orders').get();
      database.close();
      return rows;
    };
    expect(read('restored.sqlite')).toEqual(read('shop.sqlite'));
    expect(read('restored.sqlite')).toMatchObject({ count: 5001 });
  });

  it('does not write into a folder that is not empty', () => {
    const again = spawnSync(demo, [folder], { env, encoding: 'utf8' });
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('not empty');
  });
});
