import { type KeyRole, userIdOf } from '../../src/core/keys/key-role.ts';
import { Secret } from '../../src/core/secret.ts';
import type { GeneratedKey } from '../../src/openpgp/keys/generate.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import type { Quarter, QuarterDatabase } from './quarter.ts';

/** A Sunday. Before its verification, `billing` loses amounts. */
const CHECK_FAILS_ON = 53;
export const CHECKS = `
checks:
  - name: every entry has an amount
    sql: select count(*) from entries where amount is null
    expect: { max: 0 }
`;

/** What an application does in a day. */
export function sql(name: QuarterDatabase, day: number): string {
  if (day === -1)
    return `create table entries (id integer primary key, day integer, amount integer, note text);
      create table accounts (id integer primary key, name text);
      with recursive n(value) as (select 1 union all select value + 1 from n where value < 40)
      insert into accounts (name) select 'account ' || value from n;`;
  const rows = 3 + ((day * 7 + name.length) % 9);
  const inserts = Array.from(
    { length: rows },
    (_, row) => `insert into entries (day, amount, note) values (${day}, ${day * row}, '${name} ${day}/${row}');`,
  );
  if (name !== 'billing') return inserts.join('\n');
  // A release that was rolled back the next day.
  if (day === CHECK_FAILS_ON) inserts.push('update entries set amount = null where id % 5 = 0;');
  if (day === CHECK_FAILS_ON + 1) inserts.push('update entries set amount = 0 where amount is null;');
  return inserts.join('\n');
}

export async function makeKeys(createdAt: Date): Promise<Quarter['keys']> {
  const { generateKey } = await loadOpenpgp();
  const make = async (role: KeyRole): Promise<GeneratedKey> => {
    const { privateKey, publicKey } = await generateKey({
      ...{ type: 'ecc', curve: 'curve25519Legacy', format: 'object' },
      userIDs: userIdOf(role, 'ops@acme.example'),
      date: createdAt,
    });
    return {
      fingerprint: publicKey.getFingerprint(),
      userId: publicKey.users[0]?.userID?.userID ?? '',
      armoredPublic: publicKey.armor(),
      armoredPrivate: new Secret(privateKey.armor()),
    };
  };
  return { recovery: await make('recovery'), runner: await make('runner'), verifier: await make('verifier') };
}
