import { RestorableError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import {
  CHANNEL_LIST,
  CHANNEL_NAMES,
  type ChannelFilter,
  type ChannelKind,
  type ChannelSpec,
  factsOfChannel,
} from '../../ports/alerts/channel.ts';
import { unevaluated } from '../text/mistaken-text.ts';
import { didYouMean } from '../text/suggest.ts';
import { unwrapUrl } from '../urls/pasted-url.ts';
import { readServiceUrl } from '../urls/service-url.ts';
import { addressMistake, kindOfAddress, kindSynonym } from './channel-mistakes.ts';
import { isSetting, MISSING_SECRET, readSettings, type Wrong } from './channel-settings.ts';
import { requireMailAccount } from './mail-line.ts';

/** What `notify` asks for. */
export interface Channels {
  readonly channels: readonly ChannelSpec[];
  /** The line `github-issues`. undefined if there is none. */
  readonly issues: ChannelFilter | undefined;
  /** One for each line that can't be used. The others can. */
  readonly problems: readonly RestorableError[];
}

/** Reads the lines of `notify`. No address and no secret is in any of the problems. */
export function readChannels(text: string): Channels {
  const channels: ChannelSpec[] = [];
  const problems: RestorableError[] = [];
  const seen = new Map<string, number>();
  let issues: ChannelFilter | undefined;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const number = at + 1;
    try {
      const { kind, filter, ...rest } = readLine(line, number);
      const same = identityOf(kind, rest);
      const first = seen.get(same);
      if (first !== undefined) throw wrong(number, `is the same channel as line ${first}`, 'Remove one of them.');
      seen.set(same, number);
      if (kind === 'github-issues') issues = filter;
      else channels.push({ kind, ...rest, ...filter });
    } catch (thrown) {
      if (!(thrown instanceof RestorableError)) throw thrown;
      problems.push(thrown);
    }
  }
  return { channels, issues, problems };
}

type Target = Pick<ChannelSpec, 'address' | 'parameters' | 'flags'>;

function identityOf(kind: ChannelKind, { address, parameters }: Target): string {
  return JSON.stringify([kind, address.reveal(), [...parameters].map(([name, value]) => [name, value.reveal()])]);
}

interface Line extends Target {
  readonly kind: ChannelKind;
  readonly filter: ChannelFilter;
}

function readLine(line: string, number: number): Line {
  const { kind, words } = splitKind(line, number);
  const { address, settings } = splitAddress(kind, words, number);
  const fail: Wrong = (what, hint) => wrong(number, what, hint);
  const read = { kind, address: new Secret(address), ...readSettings(kind, settings, fail) };
  if (factsOfChannel(kind).address === 'mail') requireMailAccount(read, fail);
  return read;
}

/** The kind, and the words after it. The address of a few services says its kind. */
function splitKind(line: string, number: number): { kind: ChannelKind; words: readonly string[] } {
  const words = line.trim().split(/\s+/);
  const first = words[0] ?? '';
  const name = first.replace(/:$/, '').toLowerCase();
  const kind = CHANNEL_NAMES.find((each) => each === name);
  if (kind !== undefined) return { kind, words: words.slice(1) };
  const meant = kindOfAddress(unwrapUrl(first));
  if (meant?.isComplete === true) return { kind: meant.kind, words };
  if (meant !== undefined) throw wrong(number, 'has no kind', `Write \`${factsOfChannel(meant.kind).example}\`.`);
  const mistake = unevaluated(line.trim()) ?? addressMistake('webhook', unwrapUrl(first));
  if (mistake !== undefined) throw wrong(number, mistake.what, mistake.hint);
  if (first.includes('://')) {
    throw wrong(number, 'has no kind', `Write it in front of the address: ${CHANNEL_LIST}.`);
  }
  throw wrong(number, 'begins with an unknown kind', kindSynonym(name) ?? didYouMean(name, CHANNEL_NAMES));
}

/** @throws {RestorableError} INPUT_INVALID if the address is missing, wrong, or that of another kind */
function splitAddress(
  kind: ChannelKind,
  words: readonly string[],
  number: number,
): { address: string; settings: readonly string[] } {
  const facts = factsOfChannel(kind);
  if (facts.address === 'none') return { address: '', settings: words };
  const [first, ...settings] = words;
  if (first === undefined || isSetting(kind, first)) {
    throw wrong(number, `has no address after \`${kind}\`: ${MISSING_SECRET.what}`, MISSING_SECRET.hint);
  }
  const mistake = unevaluated(words.join(' ')) ?? unevaluated(first);
  if (mistake !== undefined) throw wrong(number, mistake.what, mistake.hint);
  const address = unwrapUrl(first);
  const other = addressMistake(kind, address);
  if (other !== undefined) throw wrong(number, other.what, other.hint);
  if (facts.address === 'url') {
    const url = readServiceUrl(address);
    if (typeof url === 'string') throw wrong(number, `has an address that ${url}`, `Write \`${facts.example}\`.`);
  }
  if (facts.form?.pattern.test(address) === false) {
    throw wrong(number, `has an address that is not ${facts.form.text}`, `Write \`${facts.example}\`.`);
  }
  return { address, settings };
}

function wrong(number: number, what: string, hint: string): RestorableError {
  return new RestorableError('INPUT_INVALID', `Line ${number} of \`notify\` ${what}.`, { hint });
}
