import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortFingerprint } from '../../src/core/keys/key-name.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import type { KeygenReport } from '../../src/report/facts/setup/keygen.ts';
import type { Report } from '../../src/report/report.ts';
import { textOf } from '../support/rendered.ts';
import { runOptions } from '../support/run-options.ts';

let folder: string;
let made: KeygenReport['keys'];
const texts: Record<string, string> = {};

async function run(options: Readonly<Record<string, string>>): Promise<Report> {
  return (await runOptions(options, process.env)).report;
}

/** All that a terminal shows of a run. */
function rendered(report: Report): string {
  const { error, warnings } = report;
  return [textOf(report), error?.message, error?.hint, ...warnings].join('\n');
}

const key = (role: string, half: 'public' | 'private', from = 'keys'): string =>
  join(folder, from, `${role}.${half}.asc`);
const stored = (): Record<string, string> => ({ name: 'shop', destination: `file:${join(folder, 'store')}` });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'key-names-'));
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec('create table item (id integer); insert into item values (1), (2)');
  database.close();
  for (const output of ['keys', 'others']) {
    const report = await run({ mode: 'keygen', output: join(folder, output), identity: 'ops@example.com' });
    if (report.mode !== 'keygen') throw new Error('not a report of keygen');
    if (output === 'others') continue;
    made = report.keys;
    texts['keygen'] = rendered(report);
  }
  const signers = key('runner', 'public');
  const writing = { 'encrypt-to': key('recovery', 'public'), 'runner-key': key('runner', 'private') };
  const runs: Record<string, Record<string, string>> = {
    backup: { ...writing, database: `sqlite:${join(folder, 'shop.db')}` },
    verify: { signers, 'decrypt-with': key('recovery', 'private') },
    list: { signers },
    status: { signers },
    wrong: { mode: 'verify', signers, 'decrypt-with': key('recovery', 'private', 'others') },
    passphrase: { mode: 'verify', signers, passphrase: 'x' },
    stranger: {
      mode: 'verify',
      signers: key('runner', 'public', 'others'),
      'decrypt-with': key('recovery', 'private'),
    },
  };
  for (const [name, options] of Object.entries(runs)) {
    texts[name] = rendered(await run({ mode: name, ...stored(), ...options }));
  }
});
afterAll(() => rm(folder, { recursive: true }));

function nameOf(role: string): string {
  const fingerprint = made.find((each) => each.role === role)?.fingerprint ?? '';
  return shortFingerprint(fingerprint);
}

describe('a key has one name', () => {
  it.each(['keygen', 'backup', 'verify', 'list', 'status'])('in the report of %s', (mode) => {
    const text = texts[mode] ?? '';
    expect(text).toContain(`${nameOf('runner')} (Restorable runner key)`);
    expect(text).toContain(nameOf('recovery'));
    expect(text, 'the log of a public repository').not.toContain('ops@example.com');
  });

  it('with its user id where the run was given the key', () => {
    for (const mode of ['keygen', 'backup', 'verify']) {
      expect(texts[mode]).toContain(`${nameOf('recovery')} (Restorable recovery key)`);
    }
  });

  it('in an error about a key that does not fit, which names what is needed and what was given', () => {
    expect(texts['wrong']).toMatch(
      new RegExp(
        `The key \\w{16} \\(Restorable recovery key\\) in \`decrypt-with\` does not open this\\s+backup: it is encrypted to ${nameOf('recovery')}\\.`,
      ),
    );
    expect(texts['passphrase']).toMatch(
      new RegExp(`The passphrase does not open this backup: it is encrypted to ${nameOf('recovery')}\\.`),
    );
    expect(texts['stranger']).toContain(`says that the key ${nameOf('runner')} signed it`);
  });

  it('that is never the id of a subkey, and never forty digits except once, for keygen', async () => {
    const { readKey } = await loadOpenpgp();
    for (const { role, fingerprint } of made) {
      const { subkeys } = await readKey({ armoredKey: await readFile(key(role, 'public'), 'utf8') });
      for (const [name, text] of Object.entries(texts)) {
        for (const subkey of subkeys) expect(text, name).not.toContain(subkey.getKeyID().toHex());
        const shown = text.split(fingerprint).length - 1;
        expect(shown, name).toBe(name === 'keygen' ? 1 : 0);
      }
    }
  });
});
