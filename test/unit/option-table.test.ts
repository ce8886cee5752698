import { afterEach, describe, expect, it } from 'vitest';
import { MODES, type Mode } from '../../src/options/mode.ts';
import { OPTION_NAMES, OPTIONS, type OptionName, optionsOf } from '../../src/options/options.ts';
import { invalid } from '../../src/options/schema.ts';
import { CONTAINMENT_OPTIONS } from '../../src/options/table/containment.ts';
import { DATABASE_OPTIONS } from '../../src/options/table/databases.ts';
import { DIGEST_OPTIONS } from '../../src/options/table/digest.ts';
import { DUMP_OPTIONS } from '../../src/options/table/dump.ts';
import { EVIDENCE_OPTIONS } from '../../src/options/table/evidence.ts';
import { KEY_OPTIONS } from '../../src/options/table/keys.ts';
import type { Option } from '../../src/options/table/option.ts';
import { READING_OPTIONS } from '../../src/options/table/reading.ts';
import { RETENTION_OPTIONS } from '../../src/options/table/retention.ts';
import { RUN_OPTIONS } from '../../src/options/table/run.ts';
import { SETUP_OPTIONS } from '../../src/options/table/setup.ts';
import { WATCH_OPTIONS } from '../../src/options/table/watch.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { PRIVATE_KEY, PUBLIC_KEY } from '../support/key-texts.ts';

const PUBLIC = PUBLIC_KEY;
const PRIVATE = PRIVATE_KEY;

const STORED = { name: 'shop', destination: 'file:/a\nfile:/b' };
/** The required options of each mode. */
const NEEDED: Readonly<Record<Mode, Readonly<Record<string, string>>>> = {
  backup: { ...STORED, database: 'sqlite:shop.db', 'encrypt-to': PUBLIC },
  ship: { ...STORED, database: 'mariadb://a@b/c', 'encrypt-to': PUBLIC },
  verify: { ...STORED, 'decrypt-with': PRIVATE },
  restore: { ...STORED, 'decrypt-with': PRIVATE, target: 'sqlite:new.db' },
  drill: { ...STORED, 'decrypt-with': PRIVATE, signers: PUBLIC },
  runbook: STORED,
  list: STORED,
  status: STORED,
  history: STORED,
  page: { ...STORED, 'report-html': 'page.html' },
  prune: STORED,
  sync: STORED,
  'check-destinations': STORED,
  evidence: { ...STORED, period: '2026-Q4', evidence: 'evidence' },
  'verify-evidence': {
    ...{ evidence: 'evidence', verifiers: PUBLIC },
    ...{ 'sigstore-identity': 'https://github.com/acme/shop/a.yml@refs/heads/main', 'sigstore-root': 'package.json' },
  },
  doctor: {},
  hold: { ...STORED, reason: 'a migration', 'verifier-key': PRIVATE },
  release: { ...STORED, reason: 'it is over', 'verifier-key': PRIVATE },
  matrix: { config: 'examples/config/restorable.yml' },
  'notify-test': { notify: 'github-issues\nwebhook https://example.com/hook' },
  keygen: { output: 'keys', identity: 'ops@example.com' },
  init: {},
};

function parse(mode: Mode, options: Readonly<Record<string, string | undefined>>) {
  const given = new Map<string, string>([['mode', mode]]);
  for (const [name, text] of Object.entries(options)) if (text !== undefined) given.set(name, text);
  return parseRequest(given, { mask: () => {}, env: {} });
}

const CASES = MODES.flatMap((mode) => optionsOf(mode).map((name) => ({ mode, name, option: OPTIONS[name] as Option })));

it('has no duplicate option', () => {
  const groups = [
    ...[DATABASE_OPTIONS, KEY_OPTIONS, READING_OPTIONS, RETENTION_OPTIONS],
    ...[CONTAINMENT_OPTIONS, DUMP_OPTIONS, DIGEST_OPTIONS, EVIDENCE_OPTIONS, RUN_OPTIONS, WATCH_OPTIONS, SETUP_OPTIONS],
  ];
  expect(groups.flatMap((group) => Object.keys(group))).toEqual(OPTION_NAMES);
});

describe('a default', () => {
  const changed = new Map<OptionName, string | undefined>();
  afterEach(() => {
    for (const [name, text] of changed) Object.assign(OPTIONS[name], { default: text });
    changed.clear();
  });
  // `doctor` also takes what changes only the dump or the restore, which it does not make.
  const withDefault = CASES.filter(({ mode, option }) => mode !== 'doctor' && option.default !== undefined);

  it.each(withDefault)('of $name is that of the table in $mode, and only there', async ({ mode, name, option }) => {
    const needed = NEEDED[mode];
    const plain = await parse(mode, needed);
    expect(await parse(mode, { ...needed, [name]: option.default })).toEqual(plain);
    const other = await parse(mode, { ...needed, [name]: option.example });
    // A time zone belongs to a policy or a window, and is shown only with one; a backup without a policy removes no records, and a
    // shipment is the same whatever kind of logical backup there would be.
    const isUnused =
      name === 'time-zone'
        ? mode !== 'backup' && mode !== 'prune'
        : (name === 'keep-records' && mode === 'backup') || (name === 'kind' && mode === 'ship');
    if (!isUnused) expect(other).not.toEqual(plain);
    changed.set(name, option.default);
    Object.assign(OPTIONS[name], { default: option.example });
    expect(await parse(mode, needed)).toEqual(other);
  });
});

it('takes in doctor every option of a backup and of a verification', () => {
  const examined = OPTION_NAMES.filter(
    (name) => optionsOf('backup').includes(name) || optionsOf('verify').includes(name),
  );
  expect(optionsOf('doctor')).toEqual(examined);
});

describe('an option that is given and empty', () => {
  // In `doctor`, it is a finding.
  it.each(CASES.filter(({ mode }) => mode !== 'doctor'))(
    '$mode refuses $name, and says what an empty text usually is',
    async ({ mode, name }) => {
      for (const value of ['', ' \n ']) {
        await expect(parse(mode, { ...NEEDED[mode], [name]: value })).rejects.toMatchObject({
          code: 'INPUT_INVALID',
          message: `\`${name}\` is empty: a GitHub secret or variable that does not exist is an empty string.`,
          hint: expect.stringContaining('`environment:`'),
        });
      }
    },
  );

  it('is named with all others, because a forgotten `environment:` leaves out every secret', async () => {
    await expect(parse('backup', { ...NEEDED.backup, 'runner-key': '', database: '' })).rejects.toMatchObject({
      message: expect.stringMatching(/^`(?:runner-key` and `database|database` and `runner-key)` are empty: /),
      hint: expect.stringContaining('RESTORABLE_RUNNER_KEY'),
    });
  });
});

describe('a mode', () => {
  it.each(MODES)('%s works with its required options', async (mode) => {
    expect((await parse(mode, NEEDED[mode])).mode).toBe(mode);
  });

  it.each(CASES.filter(({ mode, option }) => option.required?.includes(mode)))(
    '$mode is refused without $name',
    async ({ mode, name }) => {
      await expect(parse(mode, { ...NEEDED[mode], [name]: undefined })).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        message: `\`${mode}\` needs \`${name}\`.`,
      });
    },
  );
});

describe('the hint of an invalid value', () => {
  it.each(OPTION_NAMES)('says what to write for %s, and not all that its description explains', (name) => {
    const { description, example }: Option = OPTIONS[name];
    const { hint = '' } = invalid(name, 'It is wrong.');
    expect(hint.length).toBeLessThan(180);
    expect(hint).not.toMatch(/\. [A-Z](?!or example: )/);
    expect(hint.split(/[.:](?: |$)/)[0]).toBe(description.split(/[.:](?: |$)/)[0]);
    if (example !== undefined) expect(hint).toContain(`For example: ${example}`);
  });

  it('does not list all forms of a URL', () => {
    expect(invalid('database', 'It is wrong.').hint).toBe(
      'The database to back up. For example: postgres://user:password@host:5432/name?sslmode=verify-full',
    );
  });
});
