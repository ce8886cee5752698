import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Target } from '../../src/ports/engine/target.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';

let keys: TestKeys;
let bench: Workbench;
const done: string[] = [];

beforeAll(async () => {
  keys = await makeTestKeys();
});

beforeEach(() => {
  bench = new Workbench(keys, new MemoryStorage('made'));
  done.length = 0;
});

/** A target that could not restore all of the backup. */
async function restoreInto(changes: Partial<Target>) {
  expect((await bench.backup()).error).toBeUndefined();
  const open = bench.engine.openTarget.bind(bench.engine);
  bench.engine.openTarget = async () => ({
    ...(await open()),
    leftOut: ['POLICY "public.t.mine" (its roles do not exist here)'],
    publish: async () => {
      done.push('published');
      return { keptAs: 'shop_before' };
    },
    ...changes,
  });
  return bench.restore();
}

it('an incomplete database is reported with what it lacks, if nothing existed before', async () => {
  const report = await restoreInto({});
  expect(done).toEqual(['published']);
  expect(report.error).toMatchObject({ code: 'RESTORE_INCOMPLETE', message: expect.stringContaining('public.t.mine') });
});

it('an incomplete database does not replace another one', async () => {
  const keepBeside = async () => {
    done.push('kept beside');
    return { restoredAs: 'shop_incomplete' };
  };
  const report = await restoreInto({ strategy: 'beside', keepBeside });
  expect(done).toEqual(['kept beside']);
  expect(report.keptAs).toBeUndefined();
  expect(report.error).toMatchObject({
    code: 'RESTORE_INCOMPLETE',
    hint: expect.stringMatching(/old database was not replaced.*"shop_incomplete"/),
  });
});

it('a complete one is published, even if another could be kept', async () => {
  const keepBeside = async () => ({ restoredAs: 'never' });
  const report = await restoreInto({ strategy: 'beside', leftOut: [], keepBeside });
  expect(done).toEqual(['published']);
  expect(report).toMatchObject({ keptAs: 'shop_before' });
  expect(report.error).toBeUndefined();
});
