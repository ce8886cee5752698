import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from '../../../src/cli/arguments.ts';
import { readConfigFile } from '../../../src/config-file/config-file.ts';
import { parseYaml } from '../../../src/config-file/yaml-document.ts';
import { parseDurationMs } from '../../../src/core/duration.ts';
import { parseBackupId } from '../../../src/core/format/backup-id.ts';
import { isDatabaseName, requireDatabaseName, suggestDatabaseName } from '../../../src/core/format/database-name.ts';
import { storedTime } from '../../../src/core/format/stored-time.ts';
import { describeWindow, readTimeWindow } from '../../../src/core/planning/schedule/time-window.ts';
import { parseSizeBytes } from '../../../src/core/size.ts';
import { parseCounts } from '../../../src/engines/command/counts.ts';
import { parseRequest } from '../../../src/requests/parse-request.ts';
import { parseChecks } from '../../../src/verification/checks/parse-checks.ts';
import { accepted, acceptedLater, require, type Target, textOf } from '../harness/target.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const WORDS_OF_YAML = [
  ...[
    '- ',
    ': ',
    '? ',
    '!!binary ',
    '&a ',
    '*a',
    '<<: ',
    '--- \n',
    '...\n',
    '|\n',
    '>-\n',
    '%YAML 1.1\n',
    '\t',
    '[[',
    '{{',
    '\n  ',
  ],
  ...[
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference of the file
    '${HOME}',
    '${',
    '$${',
    'databases:',
    'defaults:',
    'destinations:',
    'modes:',
    'commands:',
    'hooks:',
    'checks:',
    '__proto__: 1',
  ],
  ...['within: 24h', 'min: 1', 'expect: ', '.inf', '.nan', '0x10', '!!float 1', '? [a, b]\n: 1'],
];

const firstFile = (name: string): Buffer => readFileSync(join(ROOT, name));

/** The configuration file, up to the request that is created from it. */
const config: Target = {
  name: 'config',
  seeds: () => [firstFile('examples/config/restorable.yml'), yamlOf('docs/configuration.md')],
  words: WORDS_OF_YAML,
  open: () => {
    const folder = mkdtempSync(join(tmpdir(), 'restorable-fuzz-config-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'restorable.yml');
    const env = {
      HOME: '/root',
      RUNNER_KEY: 'x',
      SHOP_DATABASE_URL: 'postgres://u:p@h/d',
      CRM_DATABASE_URL: 'mysql://h/d',
    };
    return async (input) => {
      writeFileSync(path, input);
      const file = accepted(() => readConfigFile(path));
      for (const [name] of Object.entries(file?.config.databases ?? {}).slice(0, 3)) {
        for (const mode of ['backup', 'status']) {
          const raw = new Map([...Object.entries({ mode, config: path, name })]);
          await acceptedLater(() => parseRequest(raw as Parameters<typeof parseRequest>[0], { mask: () => {}, env }));
        }
      }
      const yaml = accepted(() => parseYaml(textOf(input), path));
      if (yaml === undefined) return;
      for (const at of pathsIn(yaml.value)) {
        yaml.place(at);
        yaml.source(at);
      }
    };
  },
};

/** The first YAML example in a page. */
function yamlOf(page: string): Buffer {
  return Buffer.from(/```yaml\n([\s\S]*?)```/.exec(firstFile(page).toString())?.[1] ?? '');
}

/** Some paths to values, two levels deep. */
function pathsIn(value: unknown): PropertyKey[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .slice(0, 5)
    .flatMap(([key, inner]) => [
      [key],
      ...Object.keys(inner ?? {})
        .slice(0, 3)
        .map((next) => [key, next]),
    ]);
}

const CHECKS = `
- name: orders are fresh
  sql: select max(created_at) from orders
  expect: { within: 24h }
- name: enough
  sql: select count(*) from orders
  expect: { min: 1, max: 99999999999999999999 }
  timeout: 30s
- name: text
  sql: |
    select 'a'
  expect: a
- { name: rows, sql: 'select 1', expect: { rows: { min: 1, max: 2 } } }
`;

const checks: Target = {
  name: 'checks',
  seeds: () => [Buffer.from(CHECKS), Buffer.from(`checks:\n${CHECKS.replaceAll('\n', '\n  ')}`)],
  words: WORDS_OF_YAML,
  open: () => async (input) => {
    const read = await acceptedLater(() => parseChecks(textOf(input)));
    if (read !== undefined)
      require(new Set(read.map(({ name }) => name)).size === read.length, 'two checks have one name');
  },
};

/** One argument per line. After an empty line, variables. */
const commandLine: Target = {
  name: 'arguments',
  seeds: () =>
    [
      'backup\n--database\npostgres://u:p@h/d\n--destination=file:///b\n--json\n\nRESTORABLE_NAME=shop\nPATH=/bin',
      'list\n--log-level\ndebug\n--destination\nfile:///b\n\nRESTORABLE_LOG_LEVEL=info',
      'help\nbackup',
      'verify\n--help',
    ].map((text) => Buffer.from(text)),
  words: [
    '--',
    '--json',
    '-h',
    '--name=',
    '--no-json',
    '=',
    '--config',
    '\n',
    '--destination',
    'RESTORABLE_',
    '--version',
    '-',
    '--constructor',
  ],
  open: () => async (input) => {
    const [words = '', variables = ''] = textOf(input).split('\n\n');
    const pairs = variables.split('\n').map((line) => [line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1)]);
    const env = Object.fromEntries(pairs) as Record<string, string>;
    const invocation = accepted(() => readArguments(words.split('\n'), env));
    if (invocation?.kind !== 'run') return;
    const raw = new Map([...invocation.raw].filter(([name]) => name !== 'config'));
    await acceptedLater(() => parseRequest(raw, { mask: () => {}, env }));
  },
};

const LONGEST_MS = 1_000 * 365 * 86_400_000;

/** Short texts: durations, sizes, windows, names, ids and times. */
const values: Target = {
  name: 'values',
  seeds: () =>
    [
      '90s',
      '1h30m',
      '1.5d',
      '500MB',
      '1.5 TiB',
      '22:00-05:30',
      '20261121T020000Z-full-4f9c2a',
      'my shop',
      '2026-01-01T00:00:00.5Z',
    ].map((text) => Buffer.from(text)),
  words: ['ms', 'w', ' ', '.', 'KiB', 'PB', '24:00', '-', '999999999999', 'T', 'Z', '..', 'İ'],
  open: () => (input) => {
    const text = textOf(input);
    const ms = accepted(() => parseDurationMs(text));
    require(ms === undefined || (ms >= 0 && ms <= LONGEST_MS), 'a duration is no time that can be counted with');
    const bytes = parseSizeBytes(text);
    require(bytes === undefined || (Number.isSafeInteger(bytes) && bytes > 0), 'a size is no number of bytes');
    const window = readTimeWindow(text);
    if (window !== undefined) {
      const again = readTimeWindow(describeWindow(window));
      require(again?.fromMinute === window.fromMinute &&
        again.toMinute === window.toMinute, 'a window is told wrongly');
    }
    const id = parseBackupId(text);
    require(id === undefined ||
      id.startedAt.toISOString().replaceAll(/[-:]|\.000/g, '') === text.slice(0, 16), 'an id has another time');
    const name = suggestDatabaseName(text);
    require(name === undefined || isDatabaseName(name), 'a suggested name is none');
    accepted(() => requireDatabaseName(text));
    const time = storedTime.safeParse(text);
    if (time.success) require(new Date(time.data).toISOString() >= '1970', 'a stored time is before 1970');
  },
};

/** The output of a team's own command. */
const counts: Target = {
  name: 'counts',
  seeds: () => [Buffer.from('{"version":"7.2","orders":{"a":1,"b":2},"c":3}'), Buffer.from('[]')],
  words: ['"version":', '{"":1}', '"a.b":1', '"__proto__":{"a":1}', '1e3', '-1'],
  open: () => (input) => {
    const read = accepted(() => parseCounts(textOf(input)));
    for (const { rows } of read?.rows.values() ?? [])
      require(Number.isSafeInteger(rows) && rows >= 0, 'a count is none');
  },
};

export const CONFIG_TARGETS: readonly Target[] = [config, checks, commandLine, values, counts];
