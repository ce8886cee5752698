import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ProgramRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What cron gives to a command. */
const CRON_ENVIRONMENT = { SHELL: '/bin/sh', PATH: '/usr/bin:/bin', HOME: '/nonexistent', LOGNAME: 'root' };
/** What systemd gives to a system service. */
const UNIT_ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin', LANG: 'C.UTF-8' };

/** Runs the first line of a crontab like cron: five fields, then a line for /bin/sh in which `\\%` is `%`. */
export async function runCrontab(folder: string): Promise<ProgramRun[]> {
  const file = (await readdir(folder)).find((name) => name.endsWith('.crontab')) ?? '';
  const lines = (await readFile(join(folder, file), 'utf8')).split('\n').filter((line) => /^[\d*]/.test(line));
  const command = /^(?:\S+\s+){5}(.*)$/.exec(lines[0] ?? '')?.[1] ?? '';
  if (/(?<!\\)%/.test(command)) throw new Error('cron would end the line at "%".');
  return [await start('/bin/sh', ['-c', command.replaceAll('\\%', '%')], CRON_ENVIRONMENT)];
}

/** Runs the service like systemd: each `ExecStart` after the other, with the variables of `EnvironmentFile`. */
export async function runUnit(folder: string): Promise<ProgramRun[]> {
  const units = join(folder, 'systemd');
  const name = (await readdir(units)).find((each) => each.endsWith('.service') && !each.includes('-older')) ?? '';
  const unit = await readFile(join(units, name), 'utf8');
  const settings = (key: string): string[] =>
    [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);
  const environmentFile = await readFile(settings('EnvironmentFile')[0] ?? '', 'utf8');
  const env = { ...UNIT_ENVIRONMENT, ...readEnvironmentFile(environmentFile) };
  const done: ProgramRun[] = [];
  for (const line of settings('ExecStart')) {
    const [program = '', ...args] = wordsOf(line);
    done.push(await start(program, args, env));
    if (done.at(-1)?.code !== 0) break;
  }
  return done;
}

/** systemd.exec(5): `NAME="value"`, in which a backslash escapes `"`, `\`, `$` and a backtick. A value can have several lines. */
export function readEnvironmentFile(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const rest = text.replaceAll(/^([A-Z_][A-Z0-9_]*)="((?:[^"\\]|\\.)*)"\n/gms, (_all, name: string, value: string) => {
    found[name] = value.replaceAll(/\\(["\\$`])/g, '$1');
    return '';
  });
  if (rest !== '') throw new Error('The environment file has a line that is not understood.');
  return found;
}

/** systemd.service(5): words, in double quotes if they have spaces; `%%` is `%` and `$$` is `$`. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain = '']) =>
    (quoted?.replaceAll(/\\(["\\])/g, '$1') ?? plain).replaceAll('%%', '%').replaceAll('$$', '$'),
  );
}

function start(file: string, args: readonly string[], env: Record<string, string>): Promise<ProgramRun> {
  return new Promise((resolve) => {
    execFile(file, [...args], { env, cwd: '/', maxBuffer: 1e8 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : null, stdout, stderr });
    });
  });
}
