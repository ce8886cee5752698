import { spawn } from 'node:child_process';
import { mysqlPrograms } from './mysql-programs.ts';
import { whenTrue } from './when-true.ts';

/** Runs statements with the stock client, including `DELIMITER`, and returns the rows of all results as text. */
export async function sql(url: string, text: string): Promise<(string | null)[][]> {
  const { protocol, username, password, hostname, port, pathname, searchParams } = new URL(url);
  const flavor = protocol === 'mysql:' ? 'mysql' : 'mariadb';
  const { client } = await mysqlPrograms(flavor === 'mysql' ? 'mysql-9.7' : 'mariadb-10.11');
  const socket = searchParams.get('socket');
  const args = [
    '--no-defaults',
    '--batch',
    '--skip-column-names',
    '--default-character-set=utf8mb4',
    '--max-allowed-packet=1G',
    `--user=${decodeURIComponent(username)}`,
    ...(socket === null
      ? ['--protocol=tcp', `--host=${hostname}`, `--port=${port || 3306}`]
      : ['--protocol=socket', `--socket=${socket}`]),
    // With TLS, MariaDB's client reads all certificates of the machine: six times the CPU time of everything else.
    ...(flavor === 'mysql' ? ['--get-server-public-key', '--ssl-mode=DISABLED'] : ['--skip-ssl']),
    `--database=${decodeURIComponent(pathname.slice(1))}`,
  ];
  const env = { MYSQL_PWD: decodeURIComponent(password), LC_ALL: 'C.UTF-8' };
  const child = spawn(client, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  let errors = '';
  child.stdout.on('data', (part: Buffer) => void out.push(part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    errors += part;
  });
  // A client that fails closes its input before everything was written. Its exit code shows why.
  child.stdin.on('error', () => {});
  child.stdin.end(text);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${client}: ${errors.trim()}\n${text.slice(0, 500)}`);
  const lines = Buffer.concat(out).toString('utf8').split('\n');
  return lines.slice(0, -1).map((line) => line.split('\t').map(unescaped));
}

/**
 * Waits until the server's clock shows a later second. The server records in whole seconds when a table changed. If a table
 * changed in the second of a dump, the dump can't tell whether it has changed since.
 */
export async function nextSecond(url: string): Promise<void> {
  const [[second] = []] = await sql(url, 'select unix_timestamp()');
  // The server itself waits for the end of its second: a client for each question would be busy until then.
  const wait = 'do sleep(1 - microsecond(now(6)) / 1000000)';
  const isLater = async () => (await sql(url, `${wait}; select unix_timestamp() > ${second}`)).flat().includes('1');
  await whenTrue(isLater);
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', '0': '\0', '\\': '\\' };

/** As `--batch` writes a value. NULL looks like the text, which occurs in no test. */
function unescaped(value: string): string | null {
  if (value === 'NULL') return null;
  return value.replace(/\\([nt0\\])/g, (_all, letter: string) => ESCAPED[letter] ?? letter);
}

/** The URL with another database, account, port or parameters. */
export function urlWith(
  url: string,
  change: {
    readonly database?: string;
    readonly user?: string;
    readonly password?: string;
    readonly port?: number;
    readonly parameters?: Readonly<Record<string, string>>;
  },
): string {
  const parsed = new URL(url);
  const user = change.user === undefined ? parsed.username : encodeURIComponent(change.user);
  const password = change.password === undefined ? parsed.password : encodeURIComponent(change.password);
  const path = change.database === undefined ? parsed.pathname : `/${encodeURIComponent(change.database)}`;
  for (const [name, value] of Object.entries(change.parameters ?? {})) parsed.searchParams.set(name, value);
  const port = change.port ?? parsed.port;
  const host = `${parsed.hostname}${port === '' ? '' : `:${port}`}`;
  return `${parsed.protocol}//${user}:${password}@${host}${path}${parsed.search}`;
}
