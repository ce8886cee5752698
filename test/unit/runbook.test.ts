import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EngineName } from '../../src/ports/engine/names.ts';
import { documentOf } from '../../src/report/document/document-of.ts';
import { renderHtml } from '../../src/report/render/html/page.ts';
import { renderMarkdown } from '../../src/report/render/markdown.ts';
import { renderText } from '../../src/report/render/text.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { readInstructions } from '../../src/runbook/instructions.ts';
import { KNOWN_INSTRUCTIONS } from '../../src/runbook/known-instructions.ts';
import { preparationOf } from '../../src/runbook/preparation.ts';
import { readRecoveryPage } from '../../src/runbook/recovery-page.ts';
import { recoverySteps } from '../../src/runbook/recovery-steps.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { runbookReport } from '../support/runbook-report.ts';
import { shopIn } from '../support/stored.ts';

const folder = new URL('../../src/repository/writing/runbook/', import.meta.url);
const text = readFileSync(new URL('RECOVERY-v1.md', folder), 'utf8');
const script = readFileSync(new URL('RECOVERY-v1.py', folder), 'utf8');
const page = readRecoveryPage(text);
const KEYED = { database: 'crm', isOfPassphrase: false, hasSigner: true } as const;

const stepsOf = (engine: EngineName, more = {}) => recoverySteps(page, { ...KEYED, engine, ...more });
const commandsOf = (engine: EngineName, name: string, more = {}) =>
  stepsOf(engine, more).find((step) => step.name === name)?.commands ?? '';

describe('the steps of a recovery', () => {
  it.each([
    ['postgres', 'pg_restore', 7],
    ['mysql', 'sed "$views,\\$d" "$code" | load', 8],
    ['mariadb', 'sql --force', 8],
    ['sqlite', 'integrity_check', 7],
    ['d1', 'sqlite3 -bail', 7],
  ] as const)('of %s are blocks of the page, in its order', (engine, command, count) => {
    const steps = stepsOf(engine);
    expect(steps).toHaveLength(count);
    expect(commandsOf(engine, 'restore')).toContain(command);
    const places = steps.map(({ commands }) => text.indexOf(commands.replaceAll('crm', 'shop')));
    expect(places).not.toContain(-1);
    expect(places.slice(0, 4)).toEqual(places.slice(0, 4).toSorted((a, b) => a - b));
  });

  it('have the name, another backup, and a second copy filled in, as the page describes', () => {
    expect(commandsOf('sqlite', 'names')).toContain('BACKUPS=$HOME/recovery/crm\n');
    expect(commandsOf('sqlite', 'decrypt', { backup: 'ID' })).toContain('--backup ID --output "$FILES"');
    const more = { secondCopy: '$HOME/other/crm' };
    expect(commandsOf('sqlite', 'decrypt-damaged', more)).toBe(commandsOf('sqlite', 'decrypt'));
    expect(commandsOf('sqlite', 'decrypt', more)).toContain('--folder "$BACKUPS" --folder "$HOME/other/crm" --output');
  });

  it('give a database of MySQL the name in its dump, or another one in one place', () => {
    expect(commandsOf('mysql', 'database')).toContain('export DATABASE=$(head');
    expect(commandsOf('mariadb', 'database', { restoreAs: 'crm_db' })).toContain('export DATABASE=crm_db\n');
    const restore = commandsOf('mariadb', 'restore', { restoreAs: 'crm_db' });
    expect(restore).toBe(commandsOf('mysql', 'restore'));
    expect(restore).not.toMatch(/restored|crm_db/);
  });

  it('create accounts before the data of MySQL, and grant on tables before the views that need it', () => {
    const restore = commandsOf('mysql', 'restore');
    const order = [
      'Dump completed',
      'from mysql.user',
      '"create database',
      'after the data$/,$d',
      'sed "$views,\\$d"',
      '1,/^-- after the data',
      'sed -n "$views,\\$p"',
    ].map((part) => restore.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('are chosen by what is in them: a page with a block more has the same steps', () => {
    const more = readRecoveryPage(text.replaceAll('\n### ', '\n```sh\necho more\n```\n\n### '));
    for (const engine of ['postgres', 'mysql', 'sqlite', 'd1'] as const)
      expect(recoverySteps(more, { ...KEYED, engine })).toEqual(stepsOf(engine));
  });

  it('of backups with a passphrase check no signature of a key, unless a key signed', () => {
    const more = { isOfPassphrase: true, hasSigner: false };
    expect(stepsOf('sqlite', more).map(({ name }) => name)).not.toContain('check');
    expect(commandsOf('sqlite', 'choose', more)).toBe('python3 "$BACKUPS/RECOVERY-v1.py" --list --passphrase\n');
    expect(commandsOf('sqlite', 'decrypt', { ...more, hasSigner: true })).toContain('--signer "$SIGNER" --passphrase');
  });
});

describe('the preparation', () => {
  it.each([
    ['s3://bucket/prod', 'aws s3 sync s3://bucket/prod/crm crm --exclude'],
    ['azure://acme/backups/prod', "azcopy copy 'https://acme.blob.core.windows.net/backups/prod/crm?SAS-TOKEN' ."],
    ['gs://bucket', 'gcloud storage cp --recursive gs://bucket/crm .'],
    ['sftp://me@host.example/backups', 'sftp -r me@host.example:/backups/crm .'],
    ['rclone://remote/bucket', 'rclone copy remote:bucket/crm crm'],
    ['file:/mnt/my backups', "cp -r '/mnt/my backups/crm' ."],
    ['file:/mnt/my shop one?/$(id)', "cp -r '/mnt/my shop one?/$(id)/crm' ."],
    ["file:/mnt/it's (new)", "cp -r '/mnt/it'\\''s (new)/crm' ."],
    [
      's3://bucket/ (s3.example:9000)',
      "aws s3 sync s3://bucket/crm crm --exclude 'index/*' --exclude 'verifications/*' --endpoint-url https://s3.example:9000\n",
    ],
    ['azure://acme/backups (blob.example)', "azcopy copy 'https://blob.example/backups/crm?SAS-TOKEN' ."],
    ["azure://acme/backups/it's", "azcopy copy 'https://acme.blob.core.windows.net/backups/it%27s/crm?SAS-TOKEN' ."],
    ['sftp://me@host.example:2222/backups', 'sftp -r -P 2222 me@host.example:/backups/crm .'],
    ['sftp://me@host.example/~/backups', 'sftp -r me@host.example:backups/crm .'],
    ['sftp://me@[::1]:2222/~/', "sftp -r -P 2222 'me@[::1]:crm' ."],
  ])('copies from %s with the tool of the page', (address, command) => {
    const plan = { database: 'crm', engine: 'postgres', majorVersion: '16', addresses: [address] } as const;
    const steps = preparationOf(page, plan);
    expect(steps.at(-1)?.commands).toMatch(/^mkdir -p ~\/recovery && cd ~\/recovery\n/);
    expect(steps.at(-1)?.commands).toContain(command);
    expect(steps[0]?.commands).toContain('install --yes postgresql-client ');
    expect(steps[0]?.commands).not.toContain('sqlite3');
    expect(steps[1]?.commands).toContain('postgresql-client-16');
  });
});

describe('the statement that makes a database by hand', () => {
  const page = readFileSync('src/repository/writing/runbook/RECOVERY-v1.md', 'utf8');
  const fragment = /^fact\(\) [\s\S]*?^esac$/m.exec(page)?.[0] ?? '';
  const made = (facts: Readonly<Record<string, string>>): string => {
    const folder = mkdtempSync(join(tmpdir(), 'by-hand-'));
    const at = (name: string): string => join(folder, name);
    const ofSource = { encoding: 'UTF8', collation: 'C', ctype: 'C', 'locale-provider': 'icu', locale: 'und' };
    writeFileSync(at('contents.json'), JSON.stringify({ fingerprint: { facts: { ...ofSource, ...facts } } }));
    writeFileSync(at('manifest'), JSON.stringify({ engine: { name: 'postgres', version: '17' } }, null, 1));
    const before = `contents=${at('contents.json')} manifest=${at('manifest')} FILES=${folder}; stop() { echo "$1"; exit 3; }`;
    const { stdout } = spawnSync('bash', ['-eu', '-o', 'pipefail', '-c', `${before}\n${fragment}\ncat "$FILES"/*.sql`]);
    rmSync(folder, { recursive: true });
    return String(stdout);
  };

  it('has the rules of an ICU collation, or says that it can not read them', () => {
    const start = "CREATE DATABASE restored TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";
    const icu = `${start} LOCALE_PROVIDER icu icu_LOCALE 'und'`;
    expect(made({})).toBe(`${icu};\n`);
    expect(made({ 'icu-rules': "&v << w 'a'" })).toBe(`${icu} ICU_RULES '&v << w ''a''';\n`);
    for (const rules of ['&a < "b"', '&a\n< b', '&a < \\u0041'])
      expect(made({ 'icu-rules': rules })).toMatch(/need RECOVERY-v1/);
  });
});

describe('the known instructions', () => {
  async function judged(files: readonly string[], known = KNOWN_INSTRUCTIONS): Promise<unknown> {
    const storage = new MemoryStorage();
    for (const [at, name] of ['RECOVERY-v1.md', 'RECOVERY-v1.py'].entries()) {
      const body = files[at];
      if (body !== undefined) storage.objects.set(`shop/${name}`, Buffer.from(body));
    }
    const { good, refused } = await readInstructions([shopIn(storage)], known);
    return refused[0]?.code ?? (good.length === 1 ? 'known' : 'nothing');
  }
  const OLD = ['an older page', 'an older script'] as const;
  const withOld = [
    ...KNOWN_INSTRUCTIONS,
    { page: sha256Hex(Buffer.from(OLD[0])), script: sha256Hex(Buffer.from(OLD[1])) },
  ];

  it('are this version and older ones, each as a pair, and nothing else', async () => {
    expect(await judged([text, script])).toBe('known');
    expect(await judged(OLD)).toBe('INSTRUCTIONS_UNKNOWN');
    expect(await judged(OLD, withOld)).toBe('known');
    expect(await judged([text, OLD[1]], withOld)).toBe('INSTRUCTIONS_UNKNOWN');
    expect(await judged([`${text}\n`, script])).toBe('INSTRUCTIONS_UNKNOWN');
    expect(await judged([text])).toBe('OBJECT_MISSING');
  });
});

describe('the page of the runbook', () => {
  const report = runbookReport();
  const document = documentOf(report);

  it('says who, where, which keys, which commands, and how long, in every medium', () => {
    const shown = renderText(document, (_tone, word) => word);
    for (const part of ['On call', 's3://bucket/prod', 'b'.repeat(40), '2m 5s', '1m 5s', 'key-from-safe']) {
      expect(shown).toContain(part);
      expect(renderHtml(document)).toContain(part === 's3://bucket/prod' ? 's3:' : part);
    }
  });

  it('has the commands as they are, so that they can be pasted', () => {
    for (const { commands } of report.steps) {
      expect(renderText(document, (_tone, word) => word)).toContain(commands);
      expect(renderMarkdown(document)).toContain(`\`\`\`sh\n${commands}\`\`\``);
    }
    const unescaped = renderHtml(document).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
    for (const { commands } of report.steps) {
      expect(unescaped.replaceAll('&#39;', "'").replaceAll('&amp;', '&')).toContain(`<pre>${commands}`);
    }
  });
});
