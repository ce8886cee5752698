import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Secret } from '../../src/core/secret.ts';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import { engineContract } from './engine.ts';

let folder = '';
let count = 0;

engineContract({
  name: 'sqlite',
  create: createSqliteEngine,
  trustSource: false,
  start: async () => {
    folder = await mkdtemp(join(tmpdir(), 'sqlite-contract-'));
  },
  stop: () => rm(folder, { recursive: true, force: true }),
  newDatabase: async () => {
    count += 1;
    const path = join(folder, `source ${count}.db`);
    new DatabaseSync(path).exec('create table made (id); drop table made');
    return {
      url: new Secret(`sqlite:${path}`),
      execute: async (sql) => {
        const database = new DatabaseSync(path);
        database.exec(sql);
        database.close();
      },
    };
  },
  newTarget: async () => {
    count += 1;
    return new Secret(`sqlite:${join(folder, `target ${count}.db`)}`);
  },
});
