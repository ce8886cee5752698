// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the file's own `${NAME}` is what is tested.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { expectQuick } from '../support/baseline.ts';
import { PRIVATE_KEY, PUBLIC_KEY } from '../support/key-texts.ts';

const SECRET = 'Hush-hush-4711-plunder-gizmo-unwed';
type Options = Record<string, string>;
interface Parsed {
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the kind of its request.
  readonly request: any;
  readonly masked: readonly string[];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-options-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const FILE = `
destinations:
  amazon:
    url: s3://bucket/prod?region=eu-central-1
    env: AMAZON
    lock: governance 30d
    timeout: 45m
    offsite: true
  nas: file:///mnt/nas
  disk:
    url: 'file:/mnt/a b?c'
    offsite: false
defaults:
  destinations: [amazon, nas]
  passphrase: \${PASSPHRASE}
  compression: 3
  require-tls: true
  keep-daily: 30
  rpo: 24h
  max-replica-lag: 15m
  timeout: 1h
  hooks:
    before: [notify, start]
    after: [notify, end]
    environment: [HOOK_TOKEN]
  modes:
    verify: { timeout: 3h, verify-copies: rotate }
databases:
  shop:
    database: \${SHOP_URL}
    include: [public.orders, public.customers]
    window: 22:00-05:30
    tunnel: ssh://deploy@bastion
    hooks: { before: [sh, -c, 'true'] }
    checks:
      - name: a large number
        sql: select 9007199254740993
        expect: { equals: 9007199254740993 }
  crm:
    database: sqlite:crm.db
    destinations: [disk]
    without: [require-tls, keep-daily]
    rpo: 8d
    modes:
      backup: { timeout: 5m }
  cache:
    commands: { dump: [a], restore: [b], verify: [c] }
`;
const ENV = { PASSPHRASE: SECRET, SHOP_URL: 'postgres://app:pass%2Fword@db/shop', HOOK_TOKEN: 'hook-token' };

function write(text: string): string {
  const path = join(folder, 'c.yml');
  writeFileSync(path, text);
  return path;
}

async function parse(options: Options, text = FILE, env: Options = ENV): Promise<Parsed> {
  const masked: string[] = [];
  const mask = (secret: { reveal(): string }): void => void masked.push(secret.reveal());
  const raw = new Map(Object.entries({ ...options, config: write(text) }));
  return { request: await parseRequest(raw, { mask, env }), masked };
}

async function refusal(options: Options, text = FILE, env: Options = ENV): Promise<string> {
  const error: unknown = await parse(options, text, env).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RestorableError)) throw new Error(`was not refused: ${String(error)}`);
  expect(error.hint, error.message).toMatch(/\w/);
  expect(`${error.message} ${error.hint}`).not.toContain(SECRET);
  return `${error.message} ${error.hint}`;
}

/** The line of FILE that contains a text. */
function lineOf(text: string): number {
  expect(FILE).toContain(text);
  return FILE.slice(0, FILE.indexOf(text.trimEnd())).split('\n').length;
}

const urls = (request: Parsed['request']): string[] =>
  request.destinations.map((each: { url: { reveal(): string } }) => each.url.reveal());

describe('options of the file', () => {
  it('produce the same request as the same inputs', async () => {
    const { request } = await parse({ mode: 'backup', name: 'shop' });
    expect(request).toMatchObject({
      name: 'shop',
      database: { engine: 'postgres' },
      include: ['public.orders', 'public.customers'],
      compressionLevel: 3,
      requireTls: true,
      maxReplicaLagMs: 900_000,
      timeoutMs: 3_600_000,
      window: { fromMinute: 22 * 60, toMinute: 5 * 60 + 30 },
      retention: { policy: { generations: { daily: 30 } } },
      hooks: {
        before: ['sh', '-c', 'true'],
        beforeCommit: undefined,
        after: ['notify', 'end'],
        environment: ['HOOK_TOKEN'],
      },
    });
    expect(request.database.url.reveal()).toBe(ENV.SHOP_URL);
    expect(request.recipients.passphrase.reveal()).toBe(SECRET);
    expect(request.tunnel.url.reveal()).toBe('ssh://deploy@bastion');
    expect(urls(request)).toEqual([
      's3://bucket/prod?region=eu-central-1&env=AMAZON&lock=governance%2030d',
      'file:///mnt/nas',
    ]);
    expect(request.destinations[0]).toMatchObject({ timeoutMs: 45 * 60_000, offsite: true });
  });

  it('of a database take precedence over the defaults, those of a mode over both, and `without` omits some', async () => {
    const crm = (await parse({ mode: 'backup', name: 'crm' })).request;
    expect(crm).toMatchObject({
      requireTls: false,
      retention: undefined,
      maxReplicaLagMs: 900_000,
      timeoutMs: 300_000,
    });
    expect(urls(crm)).toEqual(['file:///mnt/a%20b%3Fc']);
    expect(crm.destinations[0]).toMatchObject({ offsite: false });
    const verify = (await parse({ mode: 'verify', name: 'crm' })).request;
    expect(verify).toMatchObject({ verifyCopies: 'rotate', timeoutMs: 3 * 3_600_000, rpoMs: 8 * 86_400_000 });
  });

  it('are overridden by the options of the run, which may name a destination of the file', async () => {
    const given = { name: 'shop', compression: '9', destination: 'disk\nfile:other', database: 'sqlite:x.db' };
    // Nothing in the file replaces it: SHOP_URL is not set.
    const { request } = await parse({ mode: 'backup', ...given }, FILE, { PASSPHRASE: SECRET, HOOK_TOKEN: 'x' });
    expect(request).toMatchObject({ compressionLevel: 9, database: { engine: 'sqlite' } });
    expect(urls(request)).toEqual(['file:///mnt/a%20b%3Fc', 'file:other']);
  });

  it('report a misspelled name of a destination', async () => {
    expect(await refusal({ mode: 'list', destination: 'nsa\nfile:x' })).toMatch(/nor a name of `config`.*`nas`\?/);
  });

  it('do without a key that only signs records of incidents, and by hand without channels, if their variables are not set', async () => {
    const more = 'defaults:\n  verifier-key: ${VERIFIER_KEY}\n  notify: [{ slack: "${SLACK}" }]\n';
    const text = FILE.replace('defaults:\n', () => more);
    const channel = { SLACK: 'https://hooks.slack.com/services/T000/B000/XXXX' };
    for (const mode of ['list', 'status', 'sync']) {
      const { request } = await parse({ mode, name: 'shop' }, text, { ...ENV, ...channel });
      expect(request.verifierKey).toBeUndefined();
    }
    expect(await refusal({ mode: 'verify', name: 'shop' }, text, { ...ENV, ...channel })).toMatch(
      /VERIFIER_KEY, which/,
    );
    const target = 'postgres://app@localhost/x';
    expect((await parse({ mode: 'restore', name: 'shop', target }, text)).request.mode).toBe('restore');
    // A job whose alerts would be missing for ever fails.
    expect(await refusal({ mode: 'status', name: 'shop' }, text)).toMatch(/SLACK, which is not set/);
  });

  it('require only the variables that the mode uses', async () => {
    const { request } = await parse({ mode: 'verify', name: 'shop' }, FILE, { PASSPHRASE: SECRET });
    expect(request.unlock.passphrase.reveal()).toBe(SECRET);
    expect(await refusal({ mode: 'backup', name: 'shop' }, FILE, { PASSPHRASE: SECRET })).toMatch(
      /`databases\.shop\.database` needs the variable SHOP_URL, which is not set/,
    );
    const blank = { ...ENV, PASSPHRASE: ' ' };
    expect(await refusal({ mode: 'verify', name: 'shop' }, FILE, blank)).toMatch(/PASSPHRASE, which is not set/);
    const spaced = await parse({ mode: 'verify', name: 'shop' }, FILE, { PASSPHRASE: ` ${SECRET} \n` });
    expect(spaced.request.unlock.passphrase.reveal()).toBe(` ${SECRET} `);
    const { request: status } = await parse({ mode: 'status', name: 'shop' }, FILE, { PASSPHRASE: SECRET });
    expect(status).toMatchObject({ rpoMs: 86_400_000 });
    expect(status.passphrase.reveal()).toBe(SECRET);
    expect((await parse({ mode: 'check-destinations', name: 'shop' }, FILE, {})).request.mode).toBe(
      'check-destinations',
    );
  });

  it('of a tunnel apply to the database, not to the restore target', async () => {
    const { request } = await parse({ mode: 'restore', name: 'shop', target: 'postgres://h/x' });
    expect(request.tunnel).toBeUndefined();
  });

  it('select the only database, or list the existing ones; a mode for all databases uses all', async () => {
    const one = 'destinations: { a: file:a }\ndatabases: { only: { database: "sqlite:o.db" } }\n';
    expect((await parse({ mode: 'status' }, one)).request.name).toBe('only');
    expect(await refusal({ mode: 'status' })).toMatch(/3 databases.*Give `name`: shop, crm, cache/);
    expect(await refusal({ mode: 'backup' })).toMatch(/3 databases/);
    expect(await refusal({ mode: 'prune', name: 'shpo' })).toMatch(/does not contain the database "shpo".*`shop`\?/);
    const list = (await parse({ mode: 'list' })).request;
    expect(list.name).toBeUndefined();
    expect(urls(list)).toHaveLength(3);
    expect(urls((await parse({ mode: 'check-destinations' })).request)).toHaveLength(3);
    const chosen = FILE.replace('  modes:\n', '  modes:\n    list: { destinations: [disk] }\n');
    expect(urls((await parse({ mode: 'list' }, chosen)).request)).toHaveLength(1);
  });

  it('of one database do not apply to a run on all', async () => {
    const text = FILE.replace('    destinations: [disk]\n', '').replace('require-tls, keep-daily', 'require-tls');
    const all = (await parse({ mode: 'sync' }, text)).request;
    expect(all).toMatchObject({ name: undefined, policy: { generations: { daily: 30 } } });
    expect(all.passphrase.reveal()).toBe(SECRET);
    for (const own of ['passphrase: ${OTHER}', 'encrypt-to: a.asc', 'key-bundle: ${OTHER}'])
      expect(await refusal({ mode: 'list' }, text.replace('rpo: 8d', own))).toMatch(
        /crm` has (?:passphrase|encrypt-to|key-bundle) of its own/,
      );
    expect(urls(all)).toHaveLength(2);
    expect(await refusal({ mode: 'sync' })).toMatch(
      /line \d+: `databases\.crm` has keep-daily of its own.*Give `name`.*`matrix` lists them/,
    );
    const elsewhere = text.replace('rpo: 8d', 'destinations: [disk]');
    expect(await refusal({ mode: 'sync' }, elsewhere)).toMatch(/crm` has destinations of its own/);
    expect(urls((await parse({ mode: 'sync', destination: 'nas\ndisk' }, elsewhere)).request)).toHaveLength(2);
    expect(await refusal({ mode: 'list' }, FILE.replace('rpo: 8d', 'signers: a.asc'))).toMatch(
      /has signers of its own/,
    );
  });

  it.each(['sync', 'check-destinations', 'list', 'status', 'prune', 'hold', 'release', 'verify', 'restore', 'backup'])(
    'reach %s',
    async (mode) => {
      const more = { hold: { reason: 'r' }, release: { reason: 'r' }, restore: { target: 'sqlite:n.db' } }[mode];
      const text = FILE.replace('defaults:', `defaults:\n  verifier-key: ${write('') && join(folder, 'key.asc')}`);
      writeFileSync(join(folder, 'key.asc'), PRIVATE_KEY);
      const { request } = await parse({ mode, name: 'shop', ...more }, text);
      expect(urls(request)).toHaveLength(2);
    },
  );

  it('keep the checks unchanged, with numbers of any length and the lines of the file', async () => {
    const { checks } = (await parse({ mode: 'verify', name: 'shop' })).request;
    const { parseChecks } = await import('../../src/verification/checks/parse-checks.ts');
    expect(await parseChecks(checks)).toMatchObject([{ expect: { equals: 9007199254740993n } }]);
    const wrong = (await parse({ mode: 'verify', name: 'shop' }, FILE.replace('equals:', 'eqals:'))).request;
    await expect(parseChecks(wrong.checks)).rejects.toThrow(/\(line \d\d\)/);
  });

  it('name the accepted signers for a backup too, even if it removes nothing', async () => {
    const block = `${PUBLIC_KEY}\n`;
    write('');
    writeFileSync(join(folder, 'public.asc'), block);
    const keys = ['signers', 'verifiers'].map((name) => `  ${name}: ${join(folder, 'public.asc')}\n`).join('');
    const text = FILE.replace(/ *keep-daily: 30\n/, '').replace('defaults:\n', `defaults:\n${keys}`);
    const { request } = await parse({ mode: 'backup', name: 'shop' }, text);
    expect(request).toMatchObject({ signers: [block], verifiers: [block], retention: undefined });
  });

  it('encrypt with the more specific of passphrase and keys', async () => {
    const text = FILE.replace('rpo: 8d', 'encrypt-to: gone.asc');
    expect(await refusal({ mode: 'backup', name: 'crm' }, text)).toMatch(/gone\.asc/);
    const given = { mode: 'backup', name: 'crm', passphrase: 'plunder gizmo cradle unwed slinky' };
    expect((await parse(given, text)).request.recipients.passphrase.reveal()).toBe('plunder gizmo cradle unwed slinky');
    const both = text.replace('rpo: 24h', 'encrypt-to: gone.asc');
    expect(await refusal({ mode: 'backup', name: 'shop' }, both)).toMatch(/exclude each other/);
  });
});

describe('what is secret', () => {
  it('is masked before anything can fail', async () => {
    const masked: string[] = [];
    const mask = (secret: { reveal(): string }): void => void masked.push(secret.reveal());
    const text = FILE.replace('compression: 3', 'compression: ${NOT_SET}');
    const raw = new Map(Object.entries({ mode: 'backup', name: 'shop', config: write(text) }));
    await expect(parseRequest(raw, { mask, env: ENV })).rejects.toThrow(/NOT_SET/);
    for (const secret of [SECRET, 'pass%2Fword', 'pass/word', ENV.SHOP_URL]) expect(masked).toContain(secret);
    for (const plain of ['app', 'db', 'shop', 'bucket', 'amazon']) expect(masked).not.toContain(plain);
  });

  it('is masked also as a part of a value', async () => {
    const text = FILE.replace('${SHOP_URL}', 'postgres://app:${DB_PASSWORD}@db/shop');
    const env = { ...ENV, DB_PASSWORD: 'p@rt-of-it' };
    expect((await parse({ mode: 'backup', name: 'shop' }, text, env)).masked).toContain('p@rt-of-it');
  });

  it.each<[string, string, string, RegExp]>([
    ['a passphrase', '${PASSPHRASE}', SECRET, /`defaults\.passphrase` is a literal secret/],
    ['a part of one', '${PASSPHRASE}', `\${A}${SECRET}`, /is a literal secret/],
    ['a password', '${SHOP_URL}', `postgres://u:${SECRET}@db/shop`, /URL with a literal secret/],
    ['a part of one', '${SHOP_URL}', `postgres://u:${SECRET}\${X}@db/shop`, /URL with a literal secret/],
    ['a password of a bastion', 'deploy@', `deploy:${SECRET}@`, /tunnel` contains a URL with a literal secret/],
    [
      'a token of a destination',
      'env: AMAZON',
      `session-token: ${SECRET}`,
      /amazon\.session-token` is a literal secret/,
    ],
    ['one in its URL', 'eu-central-1', `x&secret-key=${SECRET}`, /amazon\.url` contains a URL with a literal secret/],
    [
      'a private key',
      'compression: 3',
      `decrypt-with: |\n    -----BEGIN PGP PRIVATE KEY BLOCK-----\n    ${SECRET}`,
      /decrypt-with` contains a private key/,
    ],
  ])('is refused in the file: %s', async (_name, from, to, message) => {
    // In every mode, including those that don't use it, because the file is committed.
    for (const mode of ['backup', 'list', 'matrix']) {
      const text = await refusal({ mode, ...(mode === 'backup' ? { name: 'shop' } : {}) }, FILE.replace(from, to));
      expect(text).toMatch(message);
      expect(text).toMatch(/Write "\$\{NAME\}"/);
    }
  });

  it('may be in the file for a server next to the job', async () => {
    const text = FILE.replace('${SHOP_URL}', 'postgres://postgres:only-for-this-job@localhost:5432/shop');
    expect((await parse({ mode: 'backup', name: 'shop' }, text)).request.name).toBe('shop');
  });
});

describe('refused values, with their locations', () => {
  it.each<[string, string, string, RegExp]>([
    ['a misspelt option', 'compression', 'compresion', /`defaults\.compresion` is not known.*`compression`\?/],
    ['one of a run', 'rpo: 8d', 'target: sqlite:x', /`databases\.crm\.target` does not belong in the file/],
    ['the input for destinations', 'rpo: 8d', 'destination: x', /does not belong in the file.*`destinations`/],
    [
      "another mode's option",
      'verify-copies: rotate',
      'min-copies: 1',
      /verify\.min-copies` is not an option of `verify`.*`backup`/,
    ],
    ['a mode that takes none', '    verify: {', '    keygen: {', /modes\.keygen` is not known/],
    ['a wrong number', 'compression: 3', 'compression: 30', /from 1 to 19/],
    ['a wrong duration', 'rpo: 24h', 'rpo: 24', /rpo` must be a duration/],
    ['a wrong duration of another mode', '3h', '3', /verify\.timeout` must be a duration/],
    [
      'a wrong word',
      'verify-copies: rotate',
      'verify-copies: all',
      /verify-copies` must be one of nearest, each, rotate/,
    ],
    ['yes', 'require-tls: true', 'require-tls: yes', /require-tls` must be true or false/],
    ['nothing', 'rpo: 24h', 'rpo:', /rpo` is empty/],
    ['an empty list', '[public.orders, public.customers]', '[]', /include` is empty/],
    ['a mapping for a list', '[public.orders, public.customers]', '{ a: b }', /include` must be a text or a list/],
    ['an unknown destination', '[amazon, nas]', '[amazon, nsa]', /destinations\.1` is not the name of.*`nas`\?/],
    ['one twice', '[amazon, nas]', '[nas, nas]', /named twice/],
    ['a misspelt scheme', 'file:///mnt/nas', 's4://x', /unknown scheme "s4:"/],
    ['a wrong parameter', 'timeout: 45m', 'timeout: soon', /"timeout".*is not a duration/],
    ['no URL', '  amazon:\n    url: s3://bucket/prod?region=eu-central-1\n', '  amazon:\n', /amazon\.url` is missing/],
    ['a name of a destination', '  nas: ', '  "n s": ', /must be a name of letters/],
    ['a name of a database', '  crm:', '  CRM:', /databases\.CRM` must be 1 to 63 lowercase/],
    ['an unknown name in `without`', '[require-tls, keep-daily]', '[require-tsl]', /without\.0` must be the name/],
    ['a misspelt hook', 'after:', 'afer:', /hooks\.afer` is not known.*`after`/],
    ['a hook as text', '[notify, end]', 'notify end', /hooks\.after` must be a list of words/],
    ['a secret in a hook', '[notify, end]', "['${HOOK_TOKEN}']", /would put the secret HOOK_TOKEN/],
    ['a variable of ours', '${SHOP_URL}', '${RESTORABLE_DATABASE}', /reserved for this program/],
    ['a file that is not there', 'passphrase: ${PASSPHRASE}', 'encrypt-to: gone.asc', /"gone\.asc"/],
    ['a URL of no engine', '${SHOP_URL}', 'postgrse://h/d', /unknown scheme.*`postgres`\?/],
    ['a value of a variable', 'compression: 3', 'compression: ${SHOP_URL}', /`compression` must be a whole/],
  ])('%s', async (_name, from, to, message) => {
    const text = await refusal({ mode: 'backup', name: 'shop' }, FILE.replace(from, to));
    expect(text).toMatch(message);
    expect(text).toContain(`c.yml, line ${lineOf(from)}: `);
  });

  it('a database without a source', async () => {
    const text = 'destinations: { a: file:a }\ndatabases: { x: {} }\n';
    expect(await refusal({ mode: 'backup', passphrase: SECRET }, text)).toMatch(/x` has neither `database`/);
  });

  it('two destinations in one variable', async () => {
    const text = 'destinations: { a: "${A}" }\ndatabases: { x: {} }\n';
    expect(await refusal({ mode: 'list' }, text, { A: 'file:a\nfile:b' })).toMatch(/line 1: .*more than one line/);
  });

  it('the same destination under two names', async () => {
    const text = FILE.replace('file:///mnt/nas', 's3://bucket/prod?region=x');
    expect((await parse({ mode: 'list' }, text)).request.destinations).toHaveLength(3);
    const same = 'destinations: { a: file:a, b: file:a }\ndatabases: { x: {} }\n';
    expect(await refusal({ mode: 'list' }, same)).toMatch(/listed twice/);
  });
});

it('supplies from the example everything that the workflow for it needs', async () => {
  for (const name of ['recovery', 'runner', 'verifier']) {
    writeFileSync(join(folder, `${name}.public.asc`), PUBLIC_KEY);
  }
  writeFileSync(join(folder, 'crm.yml'), 'checks: []\n');
  const text = readFileSync(join(import.meta.dirname, '../../examples/config/restorable.yml'), 'utf8')
    .replaceAll('.github/keys', folder)
    .replaceAll('.github/checks', folder);
  const privateKey = PRIVATE_KEY;
  const telling = {
    SLACK_WEBHOOK_URL: 'https://hooks.slack.com/services/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',
  };
  const reading = { ...telling, RECOVERY_KEY: privateKey, RECOVERY_KEY_PASSPHRASE: SECRET, VERIFIER_KEY: privateKey };
  const writing = { ...telling, DATABASE_URL: 'postgres://h/x', RUNNER_KEY: privateKey };
  for (const name of ['shop', 'crm', 'accounting', 'archive']) {
    const { request } = await parse({ mode: 'backup', name }, text, writing);
    expect(request).toMatchObject({ name, requireTls: true, retention: undefined, timeoutMs: 80 * 60_000 });
    expect(request.destinations).toHaveLength(name === 'archive' ? 1 : 2);
    expect((await parse({ mode: 'verify', name }, text, reading)).request.verifierKey).toBeDefined();
    const { policy } = (await parse({ mode: 'prune', name }, text, { ...telling, VERIFIER_KEY: privateKey })).request;
    expect(policy.generations).toMatchObject({ daily: 30, monthly: 12, yearly: name === 'accounting' ? 10 : 0 });
  }
});

it('parses a file with a hundred databases quickly', async () => {
  const section = (at: number): string =>
    `  db-${at}:\n    database: \${DB_${at}}\n    include: [a, b]\n    rpo: 2h\n    checks:\n      - name: x\n        sql: select 1\n`;
  const text = `destinations: { nas: file:///n }\ndefaults: { passphrase: "\${PASSPHRASE}" }\ndatabases:\n${Array.from({ length: 100 }, (_, at) => section(at)).join('')}`;
  const started = performance.now();
  const { request } = await parse({ mode: 'backup', name: 'db-57' }, text, { PASSPHRASE: SECRET, DB_57: 'sqlite:x' });
  expect(request.name).toBe('db-57');
  await expectQuick(performance.now() - started);
});
