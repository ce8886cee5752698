import { CHANNEL_NAMES, factsOfChannel } from '../ports/alerts/channel.ts';

const FACTS = CHANNEL_NAMES.map(factsOfChannel);
const SECRET_SETTINGS = new Set(FACTS.flatMap(({ secret }) => secret));
/** Settings whose values are no secrets. Masking them would hide half of a message about them. */
const PLAIN_SETTINGS = new Set([
  ...['severity', 'conditions'],
  ...FACTS.flatMap(({ parameters }) => parameters).filter((name) => !SECRET_SETTINGS.has(name)),
]);
/** A part of a URL that can be nothing but a token: long, and not a word. */
const TOKEN = /^(?=.*\d)[\w~.+=-]{16,}$|^(?=.*[a-z])(?=.*[A-Z])[\w~.+=-]{20,}$/;

/**
 * What is secret in the lines of `notify`: each address, also of an unknown kind, and each value of a setting that can be secret. In an
 * address, the tokens too: a library can show a URL without its host.
 */
export function secretsInChannels(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) =>
    line
      .trim()
      .split(/\s+/)
      .flatMap((word, at) => secretsInWord(word, at === 0)),
  );
}

function secretsInWord(word: string, isFirst: boolean): string[] {
  if (word === '' || isPlainSetting(word) || isKnownWord(word)) return [];
  // A misspelled kind.
  if (isFirst && /^[a-z-]{1,20}$/i.test(word)) return [];
  const value = /^[a-z-]+=(.*)$/is.exec(word)?.[1] ?? word;
  if (value === '') return [];
  // Several URLs of Apprise, each with tokens or passwords.
  return value
    .split(/,(?=[a-z][a-z0-9+.-]*:\/\/)/i)
    .flatMap((each) => [each, ...keysIn(each), ...tokensIn(each), ...passwordIn(each)]);
}

function isPlainSetting(word: string): boolean {
  const at = word.indexOf('=');
  return at !== -1 && PLAIN_SETTINGS.has(word.slice(0, at).toLowerCase());
}

function isKnownWord(word: string): boolean {
  return CHANNEL_NAMES.some((kind) => kind === word.toLowerCase() || factsOfChannel(kind).flags.includes(word));
}

/** Parts of a URL after its host, or of a text such as `123:ABC`. */
function tokensIn(value: string): string[] {
  const [, afterHost = value] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/is.exec(value) ?? [];
  return afterHost.split(/[/?#&=:]/).filter((part) => TOKEN.test(part));
}

/** The key of a webhook without its prefix, as a library takes it. */
function keysIn(value: string): string[] {
  const key = /^whsec_(.+)$/.exec(value)?.[1];
  return key === undefined ? [] : [key];
}

/** The password in a URL, as written. */
function passwordIn(value: string): string[] {
  const password = /^[a-z][a-z0-9+.-]*:\/\/[^/?#:]*:([^/?#]+)@/i.exec(value)?.[1];
  return password === undefined ? [] : [password];
}
