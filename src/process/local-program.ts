import { RestorableError } from '../core/errors.ts';
import type { Host } from '../ports/host.ts';
import type { LocalProgram, LocalProgramRunner } from '../ports/programs/local-program.ts';
import { type Child, startChild } from './child.ts';
import { PROXIES, SYSTEM_PATH } from './command.ts';

const TIME_LIMIT_MS = 60_000;
/** Where git and gh find the user's settings and logins. The variables of databases and storages don't reach them. */
const OWN_SETTINGS =
  /^(?:HOME|USER|LOGNAME|TMPDIR|XDG_\w+|GH_\w+|GITHUB_TOKEN|GITHUB_ENTERPRISE_TOKEN|DBUS_SESSION_BUS_ADDRESS)$/;

/** Runs git or gh to its end. */
export async function runLocalProgram(program: LocalProgram, host: Host): ReturnType<LocalProgramRunner> {
  const child = await started(program, host);
  if (child === undefined) return undefined;
  child.stdin?.end(program.input?.reveal() ?? '');
  let stdout = '';
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (text: string) => {
    stdout += text;
  });
  const { code } = await child.exited;
  if (code !== 0) host.toolWords.add(child.errorText());
  return { code, stdout };
}

async function started({ file, args, cwd }: LocalProgram, host: Host): Promise<Child | undefined> {
  try {
    return await startChild({
      file,
      args,
      cwd,
      env: environmentOf(host),
      stdin: 'pipe',
      stdout: 'pipe',
      signal: AbortSignal.any([host.signal, AbortSignal.timeout(TIME_LIMIT_MS)]),
      scrub: host.scrub,
    });
  } catch (thrown) {
    if (thrown instanceof RestorableError && thrown.code === 'CLIENT_MISSING') return undefined;
    throw thrown;
  }
}

function environmentOf(host: Host): Record<string, string> {
  const env: Record<string, string> = { PATH: host.env['PATH'] ?? SYSTEM_PATH, LC_ALL: 'C', GH_PROMPT_DISABLED: '1' };
  for (const [name, value] of Object.entries(host.env)) {
    if (value !== undefined && (OWN_SETTINGS.test(name) || PROXIES.includes(name))) env[name] = value;
  }
  return env;
}
