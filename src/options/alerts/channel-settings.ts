import type { RestorableError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import { CONDITIONS, type ConditionName, SEVERITIES } from '../../core/watch/condition.ts';
import { type ChannelFilter, type ChannelKind, type ChannelSpec, factsOfChannel } from '../../ports/alerts/channel.ts';
import { NO_SECRET } from '../given.ts';
import type { Mistake } from '../text/mistaken-text.ts';
import { didYouMean } from '../text/suggest.ts';
import { readServiceUrl } from '../urls/service-url.ts';

/** Settings of every kind: which messages it wants. */
const FILTERS = ['severity', 'conditions'];
const CONDITION_NAMES = Object.keys(CONDITIONS) as ConditionName[];

/** The end of a message about a secret that does not exist, and what to do. */
export const MISSING_SECRET: Mistake = {
  what: NO_SECRET.replace(/\.$/, ''),
  hint: 'Check its name and the `environment:` of the job: jobs of forks and Dependabot get no secrets. To run without this channel, remove the line.',
};

/** Creates the error about the line. */
export type Wrong = (what: string, hint: string) => RestorableError;

/** The settings in a line of `notify`. */
export interface ChannelSettings extends Pick<ChannelSpec, 'parameters' | 'flags'> {
  readonly filter: ChannelFilter;
}

/** Whether a word is a setting of a kind, and not its address. */
export function isSetting(kind: ChannelKind, word: string): boolean {
  const { parameters, flags } = factsOfChannel(kind);
  const at = word.indexOf('=');
  return at === -1 ? flags.includes(word) : [...parameters, ...FILTERS].includes(word.slice(0, at));
}

/** Reads what follows the address. @throws {RestorableError} INPUT_INVALID without any of the values */
export function readSettings(kind: ChannelKind, words: readonly string[], wrong: Wrong): ChannelSettings {
  const facts = factsOfChannel(kind);
  const values = new Map<string, string>();
  const flags = new Set<string>();
  for (const word of words) {
    const [name = '', ...rest] = word.split('=');
    if (!isSetting(kind, word)) throw unknownSetting(name, kind, wrong);
    if (values.has(name) || flags.has(name)) throw wrong(`has \`${name}\` twice`, 'Remove one of them.');
    if (word.includes('=')) values.set(name, rest.join('='));
    else flags.add(name);
  }
  for (const [name, value] of values) requireValue(kind, name, value, wrong);
  const missing = facts.required.find((name) => !values.has(name));
  if (missing !== undefined) throw wrong(`needs \`${missing}=\` after the address`, `Write \`${facts.example}\`.`);
  const own = [...values].filter(([name]) => !FILTERS.includes(name));
  return {
    parameters: new Map(own.map(([name, value]) => [name, new Secret(value)])),
    flags,
    filter: filterOf(values, wrong),
  };
}

/** The word can be a part of a secret. Only what looks like a name is repeated. */
function unknownSetting(name: string, kind: ChannelKind, wrong: Wrong): RestorableError {
  const { parameters, flags } = factsOfChannel(kind);
  const shown = /^[a-z][a-z-]{0,19}$/i.test(name) ? `the unknown setting \`${name}\`` : 'an unknown setting';
  return wrong(`has ${shown}`, didYouMean(name, [...parameters, ...flags, ...FILTERS]));
}

function requireValue(kind: ChannelKind, name: string, value: string, wrong: Wrong): void {
  const { urls, forms, example } = factsOfChannel(kind);
  if (value === '') throw wrong(`has no value after \`${name}=\`: ${MISSING_SECRET.what}`, MISSING_SECRET.hint);
  const url = urls.includes(name) ? readServiceUrl(value) : undefined;
  if (typeof url === 'string') throw wrong(`has a value of \`${name}\` that ${url}`, `Write \`${name}=https://host\`.`);
  const form = forms[name];
  if (form?.pattern.test(value) === false)
    throw wrong(`has a value of \`${name}\` that is not ${form.text}`, `Write \`${example}\`.`);
}

function filterOf(values: ReadonlyMap<string, string>, wrong: Wrong): ChannelFilter {
  const level = values.get('severity') ?? 'warning';
  const severity = SEVERITIES.find((each) => each === level);
  if (severity === undefined) {
    throw wrong('has an unknown severity', 'Write severity=critical, or severity=warning for everything.');
  }
  const names = values
    .get('conditions')
    ?.split(',')
    .filter((name) => name !== '');
  return { severity, conditions: names?.map((name) => conditionOf(name, wrong)) };
}

function conditionOf(text: string, wrong: Wrong): ConditionName {
  const name = CONDITION_NAMES.find((each) => each === text);
  if (name === undefined) throw wrong('has an unknown condition', didYouMean(text, CONDITION_NAMES));
  return name;
}
