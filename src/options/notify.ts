import { RestorableError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import { CONDITIONS, type ConditionName, SEVERITIES } from '../core/watch/condition.ts';
import {
  CHANNEL_EXAMPLES,
  CHANNEL_NAMES,
  type ChannelFilter,
  type ChannelKind,
  type ChannelSpec,
  factsOfChannel,
} from '../ports/channel.ts';
import { addressMistake, kindOfAddress, kindSynonym } from './channel-mistakes.ts';
import { NO_SECRET } from './given.ts';
import { unevaluated } from './mistaken-text.ts';
import { unwrapUrl } from './pasted-url.ts';
import { readServiceUrl } from './service-url.ts';
import { didYouMean } from './suggest.ts';

/** What `notify` asks for. */
export interface Channels {
  readonly channels: readonly ChannelSpec[];
  /** The line `github-issues`. undefined if there is none. */
  readonly issues: ChannelFilter | undefined;
  /** One for each line that can't be used. The others can. */
  readonly problems: readonly RestorableError[];
}

const FILTERS = ['severity', 'conditions'];
const CHECK_SECRET =
  'Check its name and the `environment:` of the job: jobs of forks and Dependabot get no secrets. To run without this channel, remove the line.';

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
  return { kind, address: new Secret(address), ...readSettings(kind, settings, number) };
}

/** The kind, and the words after it. The address of a few services says its kind. */
function splitKind(line: string, number: number): { kind: ChannelKind; words: readonly string[] } {
  const words = line.trim().split(/\s+/);
  const first = words[0] ?? '';
  const name = first.replace(/:$/, '').toLowerCase();
  const kind = CHANNEL_NAMES.find((each) => each === name);
  if (kind !== undefined) return { kind, words: words.slice(1) };
  const meant = kindOfAddress(unwrapUrl(first));
  if (meant?.isClear === true) return { kind: meant.kind, words };
  if (meant !== undefined) throw wrong(number, 'has no kind', `Write: ${factsOfChannel(meant.kind).example}.`);
  const mistake = unevaluated(line.trim());
  if (mistake !== undefined) throw wrong(number, mistake.what, mistake.hint);
  if (first.includes('://')) {
    throw wrong(number, 'has no kind', `Write the kind in front of the address, such as ${CHANNEL_EXAMPLES}.`);
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
    throw wrong(number, `has no address after \`${kind}\`: ${NO_SECRET.replace(/\.$/, '')}`, CHECK_SECRET);
  }
  const mistake = unevaluated(words.join(' ')) ?? unevaluated(first);
  if (mistake !== undefined) throw wrong(number, mistake.what, mistake.hint);
  const address = unwrapUrl(first);
  const other = addressMistake(kind, address);
  if (other !== undefined) throw wrong(number, other.what, other.hint);
  if (facts.address === 'url') {
    const url = readServiceUrl(address);
    if (typeof url === 'string') throw wrong(number, `has an address that ${url}`, `Write: ${facts.example}.`);
  }
  if (facts.form?.pattern.test(address) === false) {
    throw wrong(number, `has an address that is not ${facts.form.text}`, `Write: ${facts.example}.`);
  }
  return { address, settings };
}

function isSetting(kind: ChannelKind, word: string): boolean {
  const { parameters, flags } = factsOfChannel(kind);
  const name = word.split('=', 1)[0] ?? '';
  return flags.includes(word) || (word.includes('=') && [...parameters, ...FILTERS].includes(name));
}

function readSettings(
  kind: ChannelKind,
  words: readonly string[],
  number: number,
): Pick<Line, 'parameters' | 'flags' | 'filter'> {
  const facts = factsOfChannel(kind);
  const known = [...facts.parameters, ...facts.flags, ...FILTERS];
  const values = new Map<string, string>();
  const flags = new Set<string>();
  for (const word of words) {
    const at = word.indexOf('=');
    const name = at === -1 ? word : word.slice(0, at);
    const isKnown = at === -1 ? facts.flags.includes(name) : isSetting(kind, word);
    if (!isKnown) throw unknownSetting(name, known, number);
    if (values.has(name) || flags.has(name)) throw wrong(number, `has \`${name}\` twice`, 'Remove one of them.');
    if (at === -1) flags.add(name);
    else values.set(name, word.slice(at + 1));
  }
  for (const [name, value] of values) {
    if (value === '')
      throw wrong(number, `has no value after \`${name}=\`: ${NO_SECRET.replace(/\.$/, '')}`, CHECK_SECRET);
  }
  for (const [name, value] of values) checkValue(kind, name, value, number);
  const missing = facts.required.find((name) => !values.has(name));
  if (missing !== undefined) throw wrong(number, `needs \`${missing}=\` after the address`, `Write: ${facts.example}.`);
  const own = [...values].filter(([name]) => !FILTERS.includes(name));
  return {
    parameters: new Map(own.map(([name, value]) => [name, new Secret(value)])),
    flags,
    filter: filterOf(values, number),
  };
}

/** @throws {RestorableError} INPUT_INVALID, without the value */
function checkValue(kind: ChannelKind, name: string, value: string, number: number): void {
  const { urls = [], forms = {}, example } = factsOfChannel(kind);
  const url = urls.includes(name) ? readServiceUrl(value) : undefined;
  if (typeof url === 'string') throw wrong(number, `has a value after \`${name}=\` that ${url}`, `Write: ${example}.`);
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (form?.pattern.test(value) === false) {
    throw wrong(number, `has a value after \`${name}=\` that is not ${form.text}`, `Write: ${example}.`);
  }
}

/** The word can be a part of a secret. Only what looks like a name is repeated. */
function unknownSetting(name: string, known: readonly string[], number: number): RestorableError {
  const shown = /^[a-z][a-z-]{0,19}$/i.test(name) ? `the unknown setting \`${name}\`` : 'an unknown setting';
  return wrong(number, `has ${shown}`, didYouMean(name, known));
}

function filterOf(values: ReadonlyMap<string, string>, number: number): ChannelFilter {
  const level = values.get('severity') ?? 'warning';
  const severity = SEVERITIES.find((each) => each === level);
  if (severity === undefined) {
    throw wrong(number, 'has an unknown severity', 'Write severity=critical, or severity=warning for everything.');
  }
  const names = Object.keys(CONDITIONS) as ConditionName[];
  const conditions = values
    .get('conditions')
    ?.split(',')
    .filter((name) => name !== '')
    .map((text) => {
      const name = names.find((each) => each === text);
      if (name === undefined) throw wrong(number, 'has an unknown condition', didYouMean(text, names));
      return name;
    });
  return { severity, conditions };
}

function wrong(number: number, what: string, hint: string): RestorableError {
  return new RestorableError('INPUT_INVALID', `Line ${number} of \`notify\` ${what}.`, { hint });
}
