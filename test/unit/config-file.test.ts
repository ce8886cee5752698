// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the file's own `${NAME}` is what is tested.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { Request } from '../../src/options/request/request.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { documentedRecipe } from '../support/redis.ts';

const SECRET = 'Hush-hush-4711';
type Options = Record<string, string>;
const BACKUP: Options = {
  mode: 'backup',
  name: 'cache',
  destination: 'file:b',
  passphrase: 'plunder gizmo cradle unwed slinky',
};
const VERIFY: Options = { ...BACKUP, mode: 'verify' };
const RESTORE: Options = { ...BACKUP, mode: 'restore', target: 'command:cache' };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file whose one database, `cache`, has these commands in addition to `dump` and `restore`. */
const fileOf = (more: string): string =>
  `databases:\n  cache:\n    commands:\n      dump: [a]\n      restore: [b]\n${more.replaceAll(/^(?=.)/gm, '      ')}`;

function write(text: string | Uint8Array): string {
  const path = join(folder, 'c.yml');
  writeFileSync(path, text);
  return path;
}

async function parse(
  text: string | Uint8Array,
  options: Options = BACKUP,
  env: Options = {},
): Promise<{ request: Request; masked: string[] }> {
  const masked: string[] = [];
  const mask = (secret: { reveal(): string }): void => void masked.push(secret.reveal());
  const raw = new Map(Object.entries({ ...options, config: write(text) }));
  return { request: await parseRequest(raw, { mask, env }), masked };
}

async function refusal(text: string | Uint8Array, options: Options = BACKUP, env: Options = {}): Promise<string> {
  const error: unknown = await parse(text, options, env).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RestorableError)) throw new Error(`was not refused: ${String(error)}`);
  expect(error.code).toBe('INPUT_INVALID');
  expect(error.hint, error.message).toMatch(/\w/);
  expect(`${error.message} ${error.hint}`).not.toContain(SECRET);
  return `${error.message} ${error.hint}`;
}

it('is text in UTF-8, with or without its mark', async () => {
  await expect(parse(`\u{FEFF}${fileOf('')}`)).resolves.toBeDefined();
  expect(await refusal(Buffer.from(`# größe\n${fileOf('')}`, 'latin1'))).toContain('c.yml is not valid UTF-8 text');
  expect(await refusal(Buffer.from(`\u{FEFF}${fileOf('')}`, 'utf16le'))).toContain('c.yml is not valid UTF-8 text');
});

describe('a database of the configuration file', () => {
  it('supplies its commands, and its name as identity', async () => {
    const { request } = await parse(fileOf('verify: [sh, -c, "cat > x"]\nready: [true-command]\n'));
    expect(request).toMatchObject({
      name: 'cache',
      database: {
        engine: 'command',
        commands: {
          dump: ['a'],
          restore: ['b'],
          verify: ['sh', '-c', 'cat > x'],
          inspect: undefined,
          ready: ['true-command'],
          environment: [],
          identity: 'cache',
        },
      },
    });
  });

  it('is named by `target` for a restore, and may differ from the one that was backed up', async () => {
    const text = `${fileOf('')}\n  other:\n    commands: { dump: [x], restore: [y], identity: z }\n`;
    const { request } = await parse(text, { ...RESTORE, target: 'command:other' });
    expect(request).toMatchObject({ name: 'cache', target: { engine: 'command', commands: { restore: ['y'] } } });
    expect(await refusal(text, { ...RESTORE, target: 'command:othre' })).toMatch(/"othre".*`other`\?/);
    expect(await refusal(text, { ...RESTORE, target: 'command:' })).toMatch(/names no database/);
  });

  it.each(['Redis', 'MongoDB', 'Microsoft SQL Server'])('is what the documentation shows for %s', async (heading) => {
    const recipe = documentedRecipe(heading);
    const name = /^ {2}(\w+):$/m.exec(recipe)?.[1] ?? '';
    const variables = /environment: \[(.*)\]/.exec(recipe)?.[1]?.split(', ') ?? [];
    const env = Object.fromEntries(variables.map((variable) => [variable, 'value-of-it']));
    const { request } = await parse(recipe, { ...BACKUP, name }, env);
    expect(request).toMatchObject({ name, database: { commands: { environment: variables } } });
  });
});

describe('what is refused', () => {
  it.each<[string, string, RegExp]>([
    [
      'a misspelt command',
      fileOf('inspcet: [x]\n'),
      /c\.yml, line \d+: `databases\.cache\.commands\.inspcet`.*`inspect`\?/,
    ],
    ['a misspelt section', 'databases:\n  cache:\n    comands: {}\n', /`databases\.cache\.comands`.*`commands`\?/],
    ['another top', 'database: {}\n', /`database` is not known.*`databases`\?/],
    ['an empty file', '', /`databases` is missing/],
    ['a list', '- a\n', /must have keys: destinations, defaults, databases/],
    ['no dump', 'databases: { cache: { commands: { restore: [a] } } }', /commands\.dump` is missing/],
    ['no commands', 'databases: { cache: {} }', /cache` has neither `database` nor `commands`/],
    ['null', 'databases: { cache: }', /`databases\.cache` must have keys: destinations, database/],
    ['a text for a command', fileOf('ready: redis-cli ping\n'), /line 6: .*ready` must be a list of words.*sh, -c/],
    ['no word', fileOf('ready: []\n'), /ready` is empty/],
    ['an empty program', fileOf('ready: [" ", x]\n'), /empty word as its program/],
    ['a number', fileOf('ready: [nc, -z, 6379]\n'), /ready\.2` must be a text: put it in quotes/],
    ['a NUL', fileOf('ready: ["a\\0b"]\n'), /NUL/],
    ['a value as variable', fileOf(`environment: ["A=${SECRET}"]\n`), /environment\.0` must be the name/],
    ['a variable of ours', fileOf('environment: [RESTORABLE_PASSPHRASE]\n'), /is reserved for this program/],
    ['a variable that is not set', fileOf('environment: [REDIS_URL]\n'), /REDIS_URL, which is not set/],
    ['a reference that is not set', fileOf('ready: [x, "${NOT_HERE}"]\n'), /ready\.1` needs the variable NOT_HERE/],
    ["a shell's own reference", fileOf('ready: [sh, -c, "${A:-b}"]\n'), /plain name of a variable/],
    ['broken YAML', 'databases:\n  cache: [\n', /not YAML.* at line 3, column 1/],
    ['a key twice', 'databases: {}\ndatabases: {}\n', /unique at line 2/],
    ['an alias', 'databases: &a {}\nx: *a\n', /not YAML as it is taken here.*alias/i],
    ['a tag', 'databases: !!js/function "x"\n', /not YAML.*tag/],
    ['two documents', 'databases: {}\n---\ndatabases: {}\n', /not YAML.*multiple documents/],
    [`a secret as key`, `databases: { cache: { commands: { "${SECRET} x": [a] } } }`, /commands/],
    ['a name that is not there', 'databases: { cash: { commands: { dump: [a], restore: [b] } } }', /"cache".*`cash`\?/],
    [
      '__proto__',
      'databases: { __proto__: { commands: { dump: [a], restore: [b] } } }',
      /"__proto__" is not allowed as a key/,
    ],
  ])('%s', async (_name, text, message) => {
    expect(await refusal(text)).toMatch(message);
  });

  it('a verification without its command, before anything is read', async () => {
    expect(await refusal(fileOf(''), VERIFY)).toMatch(/no `verify`: nothing could be restored.*Add `verify:`/);
  });

  it('`database` with commands, and commands instead of a URL', async () => {
    expect(await refusal(fileOf(''), { ...BACKUP, database: 'sqlite:x' })).toMatch(/the database is ambiguous/);
    const both = fileOf('').replace('commands:', 'database: sqlite:x\n    commands:');
    expect(await refusal(both)).toMatch(/line 3: `databases\.cache\.database` is given together with `commands`/);
    expect(await refusal(fileOf('verify: [a]\n'), { ...VERIFY, target: 'command:cache' })).toMatch(
      /only allowed in `target` of a restore/,
    );
    const raw = new Map(Object.entries(RESTORE));
    await expect(parseRequest(raw, { mask: () => {}, env: {} })).rejects.toThrow(/`config` is not given/);
  });

  it('a file that is larger than a mebibyte', async () => {
    const path = write('#'.repeat(1024 * 1024 + 1));
    const raw = new Map(Object.entries({ ...BACKUP, config: path }));
    await expect(parseRequest(raw, { mask: () => {}, env: {} })).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

describe('variables', () => {
  it('are inserted into arguments and identity, and `$$` keeps a text unchanged', async () => {
    const more = 'ready: ["${A}:${B_2}", "$${A}", "$A", "$$"]\nidentity: "at ${A}"\n';
    const { request } = await parse(fileOf(more), BACKUP, { A: 'one', B_2: 'two${A}' });
    expect(request).toMatchObject({
      database: { commands: { ready: ['one:two${A}', '${A}', '$A', '$$'], identity: 'at one' } },
    });
  });

  it('are required only if the mode uses them', async () => {
    const text = fileOf('verify: [v]\nenvironment: [GONE]\n').replace('[a]', '[a, "${GONE}"]');
    expect((await parse(text, VERIFY)).request).toMatchObject({ commands: { verify: ['v'] } });
    expect(await refusal(text, RESTORE)).toMatch(/GONE, which is not set/);
  });

  it('never put a secret into an argument', async () => {
    const text = fileOf('ready: [redis-cli, -a, "${REDIS_PASSWORD}"]\n');
    expect(await refusal(text, BACKUP, { REDIS_PASSWORD: SECRET })).toMatch(/would put the secret REDIS_PASSWORD/);
    const url = fileOf('ready: [redis-cli, -u, "${REDIS_URL}"]\n');
    expect(await refusal(url, BACKUP, { REDIS_URL: `redis://u:${SECRET}@h` })).toMatch(/the secret REDIS_URL/);
    expect((await parse(url, BACKUP, { REDIS_URL: 'redis://h:1' })).request).toMatchObject({
      database: { commands: { ready: ['redis-cli', '-u', 'redis://h:1'] } },
    });
  });

  it('of commands are masked, except for values that are not secret', async () => {
    const env = {
      REDISCLI_AUTH: SECRET,
      DB_URL: 'mongodb://app:pass%2Fword@host/shop',
      REDIS_HOST: 'cache.example',
      REDIS_PORT: '6379',
      DB_USER: 'full',
      USE_IT: 'true',
    };
    const text = fileOf(`environment: [${Object.keys(env).join(', ')}]\nverify: [v]\n`);
    for (const options of [BACKUP, VERIFY]) {
      const { masked } = await parse(text, options, env);
      for (const secret of [SECRET, 'pass%2Fword', 'pass/word', env.DB_URL]) expect(masked).toContain(secret);
      for (const plain of ['cache.example', '6379', 'full', 'true', 'shop']) expect(masked).not.toContain(plain);
    }
  });
});
