import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import { Secret, withoutLineEnds } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import { runToEnd } from '../child.ts';
import { type HostKeyLine, readHostKeyLines } from './host-key-lines.ts';
import { readKeyFile } from './key-file.ts';

/** The login and host key settings of `ssh`, as its own options, and its complete environment. */
export interface SshLogin {
  readonly options: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Deletes our copy of the key, which is not needed once `ssh` is logged in. */
  discard(): Promise<void>;
}

/** The alias for a host key from TUNNEL_HOST_KEY, whatever host name the configuration sets. */
const KEY_ALIAS = 'restorable-tunnel';
const IDENTITY = 'identity';
const KEYGEN_TIMEOUT_MS = 15_000;

/**
 * Reads TUNNEL_PRIVATE_KEY (the key itself, or its path) with TUNNEL_PRIVATE_KEY_PASSPHRASE, and TUNNEL_HOST_KEY or
 * TUNNEL_KNOWN_HOSTS. Without them, it uses the agent, the user's own keys and known_hosts.
 * @param folder private; keys are written there (0600)
 * @throws {RestorableError} TUNNEL_AUTHENTICATION, TUNNEL_HOST_KEY, FILE_UNREADABLE
 */
export async function readSshLogin(folder: string, host: Host): Promise<SshLogin> {
  const { env } = host;
  const own: Record<string, string> = { PATH: env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' };
  for (const name of ['HOME', 'USER', 'LOGNAME']) {
    const value = env[name];
    if (given(value)) own[name] = value;
  }
  const identity = await identityOptions(folder, own, host);
  const agent = env['SSH_AUTH_SOCK'];
  if (identity.length === 0 && given(agent)) own['SSH_AUTH_SOCK'] = agent;
  return {
    options: [...identity, ...(await hostKeyOptions(folder, env))],
    env: own,
    discard: () => rm(join(folder, IDENTITY), { force: true }),
  };
}

async function hostKeyOptions(folder: string, env: Host['env']): Promise<string[]> {
  const keys = env['TUNNEL_HOST_KEY'];
  const list = env['TUNNEL_KNOWN_HOSTS'];
  if (!given(keys) && !given(list)) return [];
  const file = join(folder, 'known_hosts');
  const only = [`-oUserKnownHostsFile=${quoted(file)}`, '-oGlobalKnownHostsFile=/dev/null'];
  if (!given(keys)) {
    await writeFile(file, `${tidy(list ?? '')}\n`, { mode: 0o600 });
    return only;
  }
  const lines = readHostKeyLines(keys);
  if (lines === undefined || lines.length === 0) {
    throw new RestorableError('TUNNEL_HOST_KEY', 'TUNNEL_HOST_KEY is not a public key such as "ssh-ed25519 AAAA...".', {
      hint: 'Copy the line from /etc/ssh/ssh_host_ed25519_key.pub on that host. `ssh-keyscan` prints it too; compare the fingerprint. A fingerprint alone is not enough for `ssh`.',
    });
  }
  await writeFile(file, lines.map(lineOf).join(''), { mode: 0o600 });
  return [...only, `-oHostKeyAlias=${KEY_ALIAS}`];
}

function lineOf({ type, base64, marker }: HostKeyLine): string {
  return `${marker === undefined ? '' : `@${marker} `}${KEY_ALIAS} ${type} ${base64}\n`;
}

async function identityOptions(folder: string, env: Record<string, string>, host: Host): Promise<string[]> {
  const key = host.env['TUNNEL_PRIVATE_KEY'];
  if (!given(key)) return [];
  const text = key.includes('-----BEGIN') ? key : await keyFile(key.trim());
  host.mask(new Secret(text));
  const file = join(folder, IDENTITY);
  // A secret that went through a web form may lack its last line end, or have Windows line ends.
  await writeFile(file, `${tidy(text)}\n`, { mode: 0o600 });
  await unlock(file, folder, env, host);
  return ['-oIdentitiesOnly=yes', `-oIdentityFile=${quoted(file)}`, '-oIdentityAgent=none'];
}

/** Removes the passphrase from our copy of the key, so that `ssh` does not prompt, and a wrong passphrase is reported here. */
async function unlock(file: string, folder: string, env: Record<string, string>, host: Host): Promise<void> {
  const passphrase = withoutLineEnds(host.env['TUNNEL_PRIVATE_KEY_PASSPHRASE'] ?? '');
  const program = join(folder, 'answer');
  if (passphrase !== '') {
    host.mask(new Secret(passphrase));
    await writeFile(program, '#!/bin/sh\nprintf "%s\\n" "$RESTORABLE_ANSWER"\n');
    await chmod(program, 0o700);
  }
  // The only way to pass a passphrase that appears in no argument. DISPLAY: for OpenSSH before 8.4.
  const asking = { SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: 'force', DISPLAY: ':', RESTORABLE_ANSWER: passphrase };
  const exit = await runToEnd({
    file: 'ssh-keygen',
    args: ['-p', ...(passphrase === '' ? ['-P', ''] : []), '-N', '', '-f', file],
    env: { ...env, ...(passphrase === '' ? {} : asking) },
    signal: AbortSignal.any([host.signal, AbortSignal.timeout(KEYGEN_TIMEOUT_MS)]),
    scrub: host.scrub,
  });
  if (exit.code === 0) return;
  const said = `${exit.stdout}\n${exit.stderr.reveal()}`;
  host.toolWords.add(exit.stderr);
  if (!/passphrase/i.test(said) || /invalid format|not a (?:private )?key file|error in libcrypto/i.test(said)) {
    throw problem(
      'TUNNEL_PRIVATE_KEY does not contain a readable key.',
      'Give the complete file of the private half, from its BEGIN to its END line.',
    );
  }
  throw passphrase === ''
    ? problem('The key in TUNNEL_PRIVATE_KEY is locked.', 'Set TUNNEL_PRIVATE_KEY_PASSPHRASE.')
    : problem('TUNNEL_PRIVATE_KEY_PASSPHRASE does not open the key.', 'Check both; they belong together.');
}

async function keyFile(path: string): Promise<string> {
  const text = await readKeyFile(path, 'TUNNEL_PRIVATE_KEY');
  if (text !== undefined) return text;
  throw problem('TUNNEL_PRIVATE_KEY does not contain a readable key.', 'Give the complete file with its BEGIN line.');
}

function problem(message: string, hint: string): RestorableError {
  return new RestorableError('TUNNEL_AUTHENTICATION', message, { hint });
}

/** A path in the syntax of ssh_config(5): in double quotes, since a space would end it, and `%` begins a token. */
function quoted(path: string): string {
  return `"${path.replaceAll('%', '%%')}"`;
}

const tidy = (text: string): string => text.replaceAll('\r\n', '\n').trim();

function given(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}
