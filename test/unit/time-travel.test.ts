import { expect, it } from 'vitest';
import type { Contents } from '../../src/core/format/manifest/contents.ts';
import { createD1Engine } from '../../src/engines/d1/index.ts';
import type { StoredManifest } from '../../src/repository/catalog/catalog.ts';
import { quickerWay } from '../../src/restore/quicker-way.ts';
import type { RunContext } from '../../src/run/run-context.ts';

const TAKEN = new Date('2026-11-01T02:00:00.000Z');

function noteAfter(days: number, database = 'shop'): string {
  const point = { database, bookmark: '00000085-0000024c-00004c6d-8e61117bf38d7adb71b934ebbf891683' };
  return createD1Engine().timeTravel?.(point, TAKEN, new Date(TAKEN.getTime() + days * 86_400_000)) ?? '';
}

it('names the exact command of Time Travel while it reaches back to the backup, and says when it is too late', () => {
  const early = noteAfter(6);
  expect(early).toContain(
    '`npx wrangler d1 time-travel restore shop --bookmark=00000085-0000024c-00004c6d-8e61117bf38d7adb71b934ebbf891683`',
  );
  expect(early).toContain('until 2026-12-01 02:00:00 UTC');
  expect(early).toMatch(/On the free plan it reaches back 7 days\.$/);
  expect(noteAfter(7)).toMatch(/On the free plan it reaches back 7 days, which is too late here\.$/);
  expect(noteAfter(30)).toBe(
    "It is too late for Cloudflare's Time Travel: it reaches back 30 days, and this backup is 30 days old.",
  );
  expect(noteAfter(1, "a'; b")).toContain(`restore 'a'\\''; b' --bookmark=`);
  expect(noteAfter(1, '--config=x')).toMatch(/restore --bookmark=[0-9a-f-]+ -- --config=x`/);
  expect(noteAfter(1, '=ls')).toContain(`restore '=ls' --bookmark=`);
});

it("is asked of the backup's own engine, and only for a backup that names a point", async () => {
  const asked: string[] = [];
  const engine = async (name: string) => {
    asked.push(name);
    return createD1Engine();
  };
  const context = { clock: { now: () => TAKEN }, engine } as Partial<RunContext> as RunContext;
  const stored = { manifest: { engine: { name: 'd1' } } } as StoredManifest;
  const contents = { fingerprint: { takenAt: TAKEN.toISOString() } } as Contents;
  expect(await quickerWay(stored, contents, context)).toBeUndefined();
  expect(asked).toEqual([]);
  const timeTravel = { database: 'shop', bookmark: '0a' };
  expect(await quickerWay(stored, { ...contents, timeTravel }, context)).toContain('restore shop --bookmark=0a');
  expect(asked).toEqual(['d1']);
});
