import { expect, it } from 'vitest';
import type { Contents } from '../../src/core/format/contents.ts';
import { timeTravelNote } from '../../src/restore/time-travel.ts';

const TAKEN = '2026-11-01T02:00:00.000Z';

function noteAfter(days: number, database = 'shop'): string {
  const timeTravel = { database, bookmark: '00000085-0000024c-00004c6d-8e61117bf38d7adb71b934ebbf891683' };
  const contents = { fingerprint: { takenAt: TAKEN }, timeTravel } as Contents;
  return timeTravelNote(contents, new Date(Date.parse(TAKEN) + days * 86_400_000)) ?? '';
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
  expect(timeTravelNote({ fingerprint: { takenAt: TAKEN } } as Contents, new Date())).toBeUndefined();
});
