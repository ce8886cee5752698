import { beginsBundle, decodeLeniently, holdsBundle, pairsIn, tidyBundle } from '../key-bundle/bundle-text.ts';
import { secretsInHeartbeat } from '../options/alerts/heartbeat.ts';
import { MODES } from '../options/mode.ts';
import { findOption, type RawOptions } from '../options/options.ts';
import type { Secrecy } from '../options/table/option.ts';
import { passwordsInText, readPastedUrl, unwrapUrl, urlsInText } from '../options/urls/pasted-url.ts';
import { storageVariable } from '../ports/storage-variables.ts';
import { secretsInChannels } from './channel-secrets.ts';

/** Of any format. Dashes may be lost or replaced. */
const PRIVATE_KEY = /(?:PRIVATE|SECRET) KEY(?: BLOCK|-{2,})|AGE-SECRET-KEY-1/i;
const PUBLIC_KEY = 'PUBLIC KEY BLOCK';
/** Shorter values of unknown options are more likely `true` or a number than a secret. */
const UNKNOWN_SECRET_LENGTH = 8;
/** The name with which the document in a bundle begins. */
const BUNDLE_MARK = 'restorable-bundle';
const SECRET_PARAMETER = /secret|token|password|passphrase|signature|credential|^sig$|access-?key|api[-_]?key|^pwd$/i;

/**
 * Every secret in a set of options, as written, to be masked before anything is validated or logged. This includes
 * options of other modes and unknown options: a misspelled `passphrase` is still a passphrase.
 */
export function secretsIn(raw: RawOptions): string[] {
  const found: string[] = [];
  for (const [name, value] of raw) {
    const option = findOption(name);
    // In a wrong option too.
    if ((option?.secrecy === 'bundle' && holdsBundle(value)) || beginsBundle(value))
      found.push(...secretsInBundle(value));
    if (option?.secrecy === 'channels') found.push(...secretsInChannels(value));
    else if (option?.secrecy === 'heartbeat') found.push(...secretsInHeartbeat(value));
    else if (option?.secrecy === 'value') found.push(value);
    else if (holdsPrivateKey(value, option?.secrecy)) found.push(...privateKeyTexts(value));
    else if (option === undefined && value.length >= UNKNOWN_SECRET_LENGTH && !isMode(name, value)) found.push(value);
    if (option?.secrecy === 'urls' || value.includes('://')) {
      for (const line of value.split(/\r?\n/)) found.push(...secretsInLine(line.trim()));
    }
  }
  return found.filter((value) => value.trim() !== '');
}

/** A bundle, in each form, and its parts, as much of them as can be read. */
function secretsInBundle(text: string): string[] {
  const tidy = tidyBundle(text);
  const found = [text, tidy];
  for (const document of [decodeLeniently(tidy), text]) {
    for (const [name, value] of pairsIn(document)) {
      if (findOption(name) !== undefined) found.push(...secretsIn(new Map([[name, value]])));
      else if (name !== 'role' && name !== BUNDLE_MARK) {
        if (storageVariable(name)?.isSecret !== false) found.push(value);
        else found.push(...secretsInUrl(value));
      }
    }
  }
  return found;
}

/** The mode is not an option, and its longer names would be masked everywhere. */
function isMode(name: string, value: string): boolean {
  return name === 'mode' && MODES.some((mode) => mode === value.trim());
}

/** Whether a text contains an armored private key or, for an option that accepts keys, what may be the inside of one. */
export function holdsPrivateKey(text: string, secrecy: Secrecy | undefined): boolean {
  if (PRIVATE_KEY.test(text)) return true;
  // A private key without its first and last line, or in base64, is no longer recognizable as one.
  return secrecy === 'keys' && !text.includes(PUBLIC_KEY) && wordsOf(text).some(looksLikeArmor);
}

/** What to mask of a text with a private key, also where only a part of it is printed. */
export function privateKeyTexts(text: string): string[] {
  return [...(PRIVATE_KEY.test(text) ? [text] : []), ...wordsOf(text).filter(looksLikeArmor)];
}

/** The words between spaces, line breaks (also those written as `\n`) and quotes. */
function wordsOf(text: string): string[] {
  return text.split(/\s+|\\+[nrt]|["'`,;]/);
}

/** True for a line from the inside of an armored key, and for a rare path. */
export function looksLikeArmor(line: string): boolean {
  return /^[A-Za-z0-9+/=]{40,}$/.test(line.trim());
}

/** Also in a URL as it was pasted, with quotes or a name in front, or in another program's form. */
function secretsInLine(line: string): string[] {
  const texts = new Set([line, unwrapUrl(line), readPastedUrl(line).url, ...urlsInText(line)]);
  const found = [...[...texts].flatMap(secretsInUrl), ...passwordsInText(line)];
  return found.length === 0 ? [] : [...found, line];
}

/**
 * The secret parts of a URL, raw and decoded: its password, its secret parameters and, if it has any of these, the
 * complete URL. A URL without credentials is not secret (masking it would hide where a backup went). A password that is
 * also the user, host or database (the usual `postgres:postgres@localhost/postgres` of a service container) is masked
 * only together with its neighbors: masking the bare word would hide half of every line.
 */
export function secretsInUrl(text: string): string[] {
  const match = /^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/(.*)$/is.exec(text);
  const rest = match?.[1];
  if (rest === undefined) return [];
  const found = new Set<string>();
  const publicWords = publicWordsOf(rest);
  for (const password of passwordsOf(rest)) {
    const values = [password, decode(password)];
    if (values.some((value) => publicWords.has(value))) found.add(`:${password}@`);
    else for (const value of values) found.add(value);
  }
  for (const [name, value] of parametersOf(rest)) {
    if (!SECRET_PARAMETER.test(name)) continue;
    found.add(value);
    found.add(decode(value));
  }
  if (found.size > 0) found.add(text);
  return [...found].filter((value) => value !== '');
}

/** The password up to the last "@" and, if that differs, up to the first: one "@" may be an unescaped part of it. */
function passwordsOf(rest: string): string[] {
  const greedy = /^[^:/?#@]*:(.+)@/s.exec(rest)?.[1];
  const plain = /^[^:/?#@]*:([^@]+)@/s.exec(rest)?.[1];
  // Users of some providers are written as user@server.
  const afterUser = /^[^:/?#]*@[^:/?#]*:([^/?#]+)@/.exec(rest)?.[1];
  return [...new Set([greedy, plain, afterUser])].filter((value) => value !== undefined);
}

function publicWordsOf(rest: string): Set<string> {
  const [beforeQuery = ''] = rest.split('?');
  const user = /^([^:/?#@]*)[:@]/.exec(rest)?.[1] ?? '';
  const location = beforeQuery.slice(beforeQuery.lastIndexOf('@') + 1);
  return new Set([user, ...location.split(/[/:]/)].flatMap((word) => [word, decode(word)]));
}

function parametersOf(rest: string): [string, string][] {
  const query = rest.slice(rest.indexOf('?') + 1);
  if (!rest.includes('?')) return [];
  return query.split('&').map((pair) => {
    const at = pair.indexOf('=');
    return at === -1 ? [pair, ''] : [decode(pair.slice(0, at)), pair.slice(at + 1)];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
