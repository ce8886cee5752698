import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../src/ports/engine/target.ts';
import { moduleUrl, runAs, USERS } from '../support/as-user.ts';
import { sql, type TestMysql } from '../support/mysql.ts';
import { ask, FLAVORS, mysqlHost, streamsOf, withTarget } from '../support/mysql-target.ts';

/** Dumps whose statements or client commands would exfiltrate what they can reach. */
const KEY_IN_FILE = 'the-recovery-key-in-a-file';
const KEY_IN_ENVIRONMENT = 'the-recovery-key-in-the-environment';

let folder: string;
let pwned: string;
let secretFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  await chmod(folder, 0o777);
  pwned = join(folder, 'pwned');
  secretFile = join(folder, 'secret.txt');
  await writeFile(secretFile, KEY_IN_FILE, { mode: 0o644 });
  await writeFile(join(folder, 'evil.sql'), 'create table from_source (a int);', { mode: 0o644 });
});
afterAll(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

/** Each would be an escape, and each is refused. */
function refusedAttacks(): Readonly<Record<string, string>> {
  return {
    'shell command': `\\! touch ${pwned}`,
    'shell command in a statement': `select 1 \\! touch ${pwned}\n;`,
    'shell command by name': `system touch ${pwned}`,
    'shell command by name, as a statement': `system touch ${pwned};`,
    'shell command between delimiters': `DELIMITER ;;\n\\! touch ${pwned} ;;\nDELIMITER ;`,
    'shell command as delimiter': `DELIMITER \\!\nselect 1\\! touch ${pwned}`,
    'file of commands': `source ${folder}/evil.sql`,
    'file of commands, short': `\\. ${folder}/evil.sql`,
    tee: `tee ${pwned}\nselect 1;`,
    'tee, short': `\\T ${pwned}\nselect 1;`,
    pager: `pager cat > ${pwned}\nselect 1;`,
    'pager, short': `\\P cat > ${pwned}\nselect 1;`,
    editor: '\\e',
    'other connection': 'connect mysql',
    'other connection, short': '\\r mysql 127.0.0.1',
    'early end': '\\q',
    'other database by command': 'use mysql\nselect 1;',
    'other database': 'USE mysql;\nUPDATE user SET plugin = 1;',
    'local file': `CREATE TABLE local_file (a text);\nLOAD DATA LOCAL INFILE '${secretFile}' INTO TABLE local_file;`,
    "server's file": `CREATE TABLE server_file (a text);\nLOAD DATA INFILE '${secretFile}' INTO TABLE server_file;`,
    'into a file': `SELECT 1 INTO OUTFILE '${pwned}';`,
    'into a binary file': `SELECT 1 INTO DUMPFILE '${pwned}';`,
    'loadable function': "CREATE FUNCTION evil RETURNS STRING SONAME 'evil.so';",
    plugin: "INSTALL PLUGIN evil SONAME 'evil.so';",
    'definer in another form': 'CREATE  DEFINER=`root`@`localhost` PROCEDURE evil() SELECT 1;',
    'event of an administrator':
      "CREATE DEFINER='restorable_admin'@'localhost' EVENT evil ON SCHEDULE EVERY 1 SECOND DO DROP DATABASE mysql;",
    scheduler: 'SET GLOBAL event_scheduler = ON;',
    'log file': `SET GLOBAL general_log_file = '${pwned}';`,
    'local files allowed': 'SET GLOBAL local_infile = 1;',
    'new database': 'CREATE DATABASE evil;',
    'dropped database': 'DROP DATABASE mysql;',
    'new account': "CREATE USER evil@'%';",
    'more rights': 'GRANT FILE ON *.* TO CURRENT_USER();',
    'end of the server': 'SHUTDOWN;',
  };
}

/** Each of these is harmless. */
function harmlessAttacks(): Readonly<Record<string, string>> {
  return {
    'file functions': `CREATE TABLE loot AS SELECT LOAD_FILE('${secretFile}') a, LOAD_FILE('/proc/self/environ') b, LOAD_FILE('/proc/1/environ') c;`,
    'procedure of root': 'DELIMITER ;;\nCREATE DEFINER=`root`@`localhost` PROCEDURE as_root() SELECT 1 ;;\nDELIMITER ;',
    'trigger of root':
      'DELIMITER ;;\n/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER tr BEFORE INSERT ON innocent FOR EACH ROW SET NEW.a = 1 */;;\nDELIMITER ;',
    'event of root':
      "DELIMITER ;;\n/*!50106 CREATE*/ /*!50117 DEFINER=`root`@`localhost`*/ /*!50106 EVENT `ev` ON SCHEDULE EVERY 1 SECOND STARTS '2020-01-01 00:00:00' ON COMPLETION NOT PRESERVE ENABLE DO INSERT INTO innocent VALUES (666) */ ;;\nDELIMITER ;",
    'other database altered': 'ALTER DATABASE `mysql` CHARACTER SET latin1 COLLATE latin1_swedish_ci;',
    "client's own mode": '/*M!999999\\- enable the sandbox mode */ ',
  };
}

const dumpWith = (attack: string): string =>
  `-- Host: localhost    Database: hostile\n\nDROP TABLE IF EXISTS innocent;\nCREATE TABLE innocent (a int);\n${attack}\n-- Dump completed\n`;

async function attempt(target: Target, attack: string): Promise<RestorableError | undefined> {
  try {
    await target.restore(streamsOf(dumpWith(attack)));
    return undefined;
  } catch (error) {
    return error as RestorableError;
  }
}

const kinds = ['ephemeral', 'scratch'] as const;

describe.each(FLAVORS)('%s', (_flavor, start) => {
  let server: TestMysql;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.stop());

  test.each(kinds)('no dump escapes from its database: %s', async (kind) => {
    const host = await mysqlHost({ DECRYPT_WITH: KEY_IN_ENVIRONMENT });
    const state =
      "select group_concat(user, host order by 1) from mysql.user; select @@global.event_scheduler, @@global.local_infile, @@global.general_log_file; select default_character_set_name from information_schema.schemata where schema_name = 'mysql'; show databases";
    const before = await sql(server.url, state);
    const spec: TargetSpec = kind === 'scratch' ? { kind, url: new Secret(server.url) } : { kind, trustSource: false };
    try {
      await withTarget(spec, needsFor(server), host, async (target) => {
        for (const [name, attack] of Object.entries(refusedAttacks())) {
          const error = await attempt(target, attack);
          expect(error?.code, name).toMatch(
            kind === 'scratch' ? /^(RESTORE_FAILED|DATABASE_PRIVILEGE)$/ : /^RESTORE_FAILED$/,
          );
          expect(error?.hint, name).toBeDefined();
          expect(existsSync(pwned), name).toBe(false);
        }
        expect(await ask(target, "show tables like 'from%'")).toEqual([]);
        for (const [name, attack] of Object.entries(harmlessAttacks())) {
          expect(await attempt(target, attack), name).toBeUndefined();
          if (name === 'file functions') expect(await ask(target, 'select * from loot')).toEqual([[null, null, null]]);
          if (!/ of root$/.test(name)) continue;
          const [[mine] = []] = await ask(target, 'select current_user()');
          const definers = await ask(
            target,
            `select definer from information_schema.routines where routine_schema = database() union
             select definer from information_schema.triggers union select definer from information_schema.events`,
          );
          expect(definers, name).toEqual([[mine]]);
          expect(await ask(target, "select count(*) from information_schema.events where status = 'ENABLED'")).toEqual([
            ['0'],
          ]);
        }
      });
      expect(existsSync(pwned)).toBe(false);
      expect(await sql(server.url, state)).toEqual(before);
      expect(host.lines.join()).not.toContain(KEY_IN_FILE);
    } finally {
      host.remove();
    }
  });
});

function needsFor(server: TestMysql): TargetNeeds {
  return {
    majorVersion: server.version.split('.').slice(0, 2).join('.'),
    rawBytes: 1e6,
    fingerprint: {
      engine: server.flavor,
      serverVersion: server.version,
      takenAt: '2026-01-01T00:00:00.000Z',
      sizeBytes: null,
      tables: [],
      objects: [{ type: 'trigger', name: 'tr', definitionSha256: null }],
      sequences: [],
      extensions: [],
      facts: { charset: 'utf8mb4', collation: 'utf8mb4_bin', lower_case_table_names: '0' },
    },
  };
}

/** What the server itself could read if its account had all file privileges. */
const program = (): string => `
import { readdirSync, readFileSync } from 'node:fs';
import { openMysqlTarget } from '${moduleUrl('src/engines/mysql/target.ts')}';
import { createTargetHost } from '${moduleUrl('test/support/target-host.ts')}';
const host = await createTargetHost({});
const fingerprint = { engine: 'mariadb', serverVersion: '10.11', takenAt: '2026-01-01T00:00:00.000Z', sizeBytes: null, tables: [], objects: [], sequences: [], extensions: [], facts: {} };
const target = await openMysqlTarget({ kind: 'ephemeral', trustSource: false }, { majorVersion: '10.11', fingerprint, rawBytes: 1e6 }, host);
const servers = [];
try {
  for (const pid of readdirSync('/proc').filter((name) => /^\\d+$/.test(name))) {
    let line = '';
    try { line = readFileSync('/proc/' + pid + '/cmdline', 'utf8'); } catch {}
    if (!line.startsWith('/usr/sbin/mariadbd') || !line.includes(host.folder)) continue;
    const status = readFileSync('/proc/' + pid + '/status', 'utf8');
    servers.push({ uid: /^Uid:\\s+(\\d+)/m.exec(status)[1], noNewPrivs: /^NoNewPrivs:\\s+(\\d)/m.exec(status)[1], capabilities: /^CapEff:\\s+(\\w+)/m.exec(status)[1], line });
  }
} finally {
  await target.close();
}
const left = readdirSync(host.folder).filter((name) => !name.startsWith('box-'));
host.remove();
console.log(JSON.stringify({ servers, left, uid: String(process.getuid()) }));
`;

describe.each(USERS)('the server that %s starts', (user) => {
  test('has no privileges of ours, and shows no secret', async () => {
    const outcome = (await runAs(user, folder, program(), { DECRYPT_WITH: KEY_IN_ENVIRONMENT })) as {
      servers: { uid: string; noNewPrivs: string; capabilities: string; line: string }[];
      left: string[];
      uid: string;
    };
    expect(outcome.servers).toHaveLength(1);
    const [server] = outcome.servers;
    expect(server).toMatchObject({ noNewPrivs: '1', capabilities: '0000000000000000' });
    if (user === 'root') expect(server?.uid).not.toBe('0');
    expect(server?.line).toContain('--skip-networking');
    expect(server?.line).not.toMatch(/password/i);
    expect(outcome.left).toEqual([]);
  });
});
