import type { AnyAuthMethod } from 'ssh2';
import { RestorableError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import { readKeyFile } from '../../process/ssh/key-file.ts';
import { keyText, passwordText } from '../parameters/credential-text.ts';
import { loadSshLibrary } from './library.ts';

const NAMES = 'SFTP_PRIVATE_KEY, SFTP_PASSWORD and the agent of SSH_AUTH_SOCK';

/** The login methods, in the order in which they are tried. A server counts the failed ones. */
export interface Credentials {
  readonly methods: readonly AnyAuthMethod[];
  /** Variables that were used, for messages. */
  readonly names: readonly string[];
}

/**
 * Reads SFTP_PRIVATE_KEY (the key itself, or its path) with SFTP_PRIVATE_KEY_PASSPHRASE, SFTP_PASSWORD, and SSH_AUTH_SOCK.
 * @throws {RestorableError} STORAGE_AUTHENTICATION if there are none, or a key can't be unlocked; FILE_UNREADABLE
 */
export async function readCredentials(username: string, host: Host): Promise<Credentials> {
  const { env } = host;
  const methods: AnyAuthMethod[] = [];
  const names: string[] = [];
  const privateKey = env['SFTP_PRIVATE_KEY'] ?? '';
  if (privateKey.trim() !== '') {
    const key = await readKey(privateKey, passwordText(env, 'SFTP_PRIVATE_KEY_PASSPHRASE'), host);
    methods.push({ type: 'publickey', username, key });
    names.push('SFTP_PRIVATE_KEY');
  }
  const agent = keyText(env, 'SSH_AUTH_SOCK');
  // After an explicit key: an agent with many keys uses up the attempts that a server allows.
  if (agent !== undefined) {
    methods.push({ type: 'agent', username, agent });
    names.push('SSH_AUTH_SOCK');
  }
  const password = passwordText(env, 'SFTP_PASSWORD');
  if (password !== undefined) {
    host.mask(new Secret(password));
    methods.push({ type: 'password', username, password });
    // Many servers use this method for passwords: PAM asks one hidden question. A program can't answer anything else.
    methods.push({
      type: 'keyboard-interactive',
      username,
      prompt: (_name, _instructions, _language, prompts, finish) =>
        finish(prompts.map(({ echo }) => (echo === true ? '' : password))),
    });
    names.push('SFTP_PASSWORD');
  }
  if (methods.length > 0) return { methods, names };
  throw new RestorableError('STORAGE_AUTHENTICATION', 'There are no credentials for the sftp: destination.', {
    hint: `Searched: ${NAMES}. In a workflow set one of them from a secret, in the env of the step.`,
  });
}

async function readKey(given: string, passphrase: string | undefined, host: Host) {
  const ssh2 = await loadSshLibrary();
  const isText = given.includes('-----BEGIN') || given.startsWith('PuTTY-User-Key-File');
  const text = isText ? given : await keyFile(given.trim());
  host.mask(new Secret(text));
  if (passphrase !== undefined) host.mask(new Secret(passphrase));
  // A secret that went through a web form may lack its last line end, or have Windows line ends.
  const tidy = `${text.replaceAll('\r\n', '\n').trim()}\n`;
  const parsed = ssh2.utils.parseKey(tidy, passphrase);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key !== undefined && !(key instanceof Error)) {
    if (key.isPrivateKey()) return key;
    throw keyProblem('SFTP_PRIVATE_KEY contains a public key.', 'Give the private one, without ".pub".');
  }
  const reason = key?.message ?? '';
  if (/no passphrase given/i.test(reason)) {
    throw keyProblem('The key in SFTP_PRIVATE_KEY is locked.', 'Set SFTP_PRIVATE_KEY_PASSPHRASE.', key);
  }
  if (/passphrase|decrypt|integrity/i.test(reason)) {
    throw keyProblem('SFTP_PRIVATE_KEY_PASSPHRASE does not open the key.', 'Check both; they belong together.', key);
  }
  throw keyProblem(
    'SFTP_PRIVATE_KEY does not contain a readable key.',
    'Give the complete file, from its BEGIN to its END line; `ssh-keygen -p -f KEY` converts an older one to the form of OpenSSH.',
    key,
  );
}

async function keyFile(path: string): Promise<string> {
  const text = await readKeyFile(path, 'SFTP_PRIVATE_KEY');
  if (text !== undefined) return text;
  throw keyProblem('SFTP_PRIVATE_KEY does not contain a readable key.', 'Give the complete file with its BEGIN line.');
}

function keyProblem(message: string, hint: string, cause?: unknown): RestorableError {
  return new RestorableError('STORAGE_AUTHENTICATION', message, { hint, cause });
}
