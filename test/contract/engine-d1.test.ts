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
    scratch: 'a verification needs no server: it is done in a temporary file',
    killedTool: 'no other program makes the dump',
    lostConnection: 'an export is asked for in many short requests (test/integration/d1-*.test.ts)',
    unreachable: 'the address is the API, not a server of the URL (test/integration/d1-*.test.ts)',
    wrongPassword: 'the token is in the environment, not in the URL (test/integration/d1-*.test.ts)',
    missingPrivilege: 'a token reads a whole database or nothing of it',
  },
  start: async () => {
    await fake.start();
    process.env['CLOUDFLARE_API_TOKEN'] = TOKEN;
    process.env['CLOUDFLARE_API_BASE_URL'] = fake.url;
  },
  stop: () => fake.stop(),
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
