import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Secret } from '../../src/core/secret.ts';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import { engineContract, STANDARD_DIALECT } from './engine.ts';

let folder = '';
let count = 0;

engineContract({
  name: 'sqlite',
  create: createSqliteEngine,
  trustSource: false,
  dialect: STANDARD_DIALECT,
  notApplicable: {
    rowsStayInside: 'a file is restored as it is, without a statement that could fail',
    scratch: 'a verification needs no server: it is done in a temporary file',
    killedTool: 'no other program makes the dump',
    lostConnection: 'a file is read without a connection',
    unreachable: 'a file is read without a server',
    wrongPassword: 'a file has no accounts or passwords',
    missingPrivilege:
      'rights of a file hold for all its tables, and never for root (test/integration/sqlite-source.test.ts)',
  },
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
        // Nothing here outlives the test, so thousands of statements need not wait for the disk.
        database.exec(`pragma synchronous = off; ${sql}`);
        database.close();
      },
    };
  },
  unknownDatabase: async () => new Secret(`sqlite:${join(folder, 'never made.db')}`),
  newTarget: async () => {
    count += 1;
    return new Secret(`sqlite:${join(folder, `target ${count}.db`)}`);
  },
});
