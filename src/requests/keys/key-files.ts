import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { RestorableError } from '../../core/errors.ts';
import { armor } from '../../core/key-text/armor.ts';
import { keysInPackets } from '../../core/key-text/key-packets.ts';
import { decodeText, unquote } from '../../core/key-text/tidy-text.ts';
import { readInputBytes } from '../../options/files.ts';

/** A path of this form is shown if it is unreadable. Anything else may be a passphrase or a key in the wrong place. */
const KEY_FILE = /\.(?:asc|gpg|pgp|key|pub|txt|pem)$/i;
const PATH = /^~|[/\\]|\.\w{1,8}$/;

/** The file that a line names, with what a shell would have expanded. undefined if there is none. */
export function keyFileAt(line: string): string | undefined {
  return spellings(line).find((path) => existsSync(path) && !statSync(path).isDirectory());
}

/** Whether a line can only be meant as a path. */
export function looksLikePath(line: string): boolean {
  const path = unquote(line);
  return KEY_FILE.test(path) || (PATH.test(path) && !/\s/.test(path));
}

/** Whether a line names several files. */
export function namesSeveralFiles(line: string): boolean {
  const words = line.split(/[\s,;]+/).filter((word) => word !== '');
  return words.length > 1 && words.every((word) => KEY_FILE.test(unquote(word)));
}

/** The text of a key file. A binary one, as `gpg --export` writes it without `--armor`, is armored. */
export function readKeyFile(name: string, line: string): string {
  const path = keyFileAt(line) ?? spellings(line).at(-1) ?? line;
  const bytes = readInputBytes(name, path, KEY_FILE.test(path));
  const half = keysInPackets(bytes);
  return half === undefined ? decodeText(bytes) : armor(half, bytes);
}

/** @throws {RestorableError} KEY_INVALID */
export function refuseSeveralFiles(name: string): never {
  throw new RestorableError('KEY_INVALID', `\`${name}\` names several files in one line.`, {
    hint: 'Give one path per line.',
  });
}

function spellings(line: string): string[] {
  const path = unquote(line);
  const expanded = path.replace(/^(?:~|\$HOME|\$\{HOME\})(?=[/\\])/, homedir());
  const local = /^file:\/\/\//i.test(path) ? [fromUrl(path)] : [];
  return [...new Set([line, path, path.replaceAll('\\', '/'), ...local, expanded])];
}

function fromUrl(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    return url;
  }
}
