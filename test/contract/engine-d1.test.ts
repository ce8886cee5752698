import { D1Fake, TOKEN } from '../support/d1-fake.ts';
import { d1Url, hurriedEngine } from '../support/d1-fake-engine.ts';
import { engineContract, STANDARD_DIALECT } from './engine.ts';

const fake = new D1Fake();
let count = 0;

engineContract({
  name: 'd1',
  create: () => hurriedEngine(),
  trustSource: false,
  dialect: STANDARD_DIALECT,
  notApplicable: {
    scratch: 'a verification needs no server: it is done in a temporary SQLite file',
    killedTool: 'no other program makes the dump',
    lostConnection: 'the URL has no host to put a proxy at; a cut download is in test/integration/d1-source.test.ts',
    unreachable: 'the URL has no host to be wrong about; a wrong base URL is in test/integration/d1-source.test.ts',
    wrongPassword: 'the token is in the environment; a wrong one is in test/integration/d1-source.test.ts',
    missingPrivilege:
      'a token has no rights for single tables; one without D1 Read is in test/integration/d1-source.test.ts',
  },
  start: async () => {
    await fake.start();
  },
  stop: () => fake.stop(),
  env: async () => ({ CLOUDFLARE_API_TOKEN: TOKEN, CLOUDFLARE_API_BASE_URL: fake.url }),
  newDatabase: async () => {
    count += 1;
    const database = fake.create(`source ${count}`);
    return { url: d1Url(database.name), execute: async (sql) => database.sqlite.exec(sql) };
  },
  unknownDatabase: async () => d1Url('never made'),
  newTarget: async () => {
    count += 1;
    return d1Url(fake.create(`target ${count}`).uuid);
  },
});
