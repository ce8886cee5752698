import { D1Fake, TOKEN } from '../support/d1-fake.ts';
import { d1Url, hurriedEngine } from '../support/d1-fake-engine.ts';
import { engineContract } from './engine.ts';

const fake = new D1Fake();
let count = 0;

engineContract({
  name: 'd1',
  create: () => hurriedEngine(),
  trustSource: false,
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
  newTarget: async () => {
    count += 1;
    return d1Url(fake.create(`target ${count}`).uuid);
  },
});
