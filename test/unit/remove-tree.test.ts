import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { removeTree } from '../../src/process/sandbox/remove-tree.ts';

let folder: string;
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a folder is deleted with a few requests at a time, and what its links point to stays', async () => {
  folder = await mkdtemp(join(tmpdir(), 'remove-tree-'));
  const tree = join(folder, 'tree');
  const kept = join(folder, 'kept');
  await mkdir(join(tree, 'base', '1'), { recursive: true });
  await mkdir(kept);
  await writeFile(join(kept, 'file'), 'kept');
  await symlink(kept, join(tree, 'base', 'link'));
  for (let number = 0; number < 1500; number += 1) await writeFile(join(tree, 'base', '1', String(number)), '');
  const removing = removeTree(tree);
  let isDone = false;
  void removing.finally(() => {
    isDone = true;
  });
  let most = 0;
  while (!isDone) {
    most = Math.max(most, process.getActiveResourcesInfo().filter((name) => name.startsWith('FSReq')).length);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await removing;
  expect(existsSync(tree)).toBe(false);
  expect(existsSync(join(kept, 'file'))).toBe(true);
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(200);
});

test('a folder that does not exist is no failure', async () => {
  folder = join(tmpdir(), 'remove-tree-absent');
  await expect(removeTree(folder)).resolves.toBeUndefined();
});
