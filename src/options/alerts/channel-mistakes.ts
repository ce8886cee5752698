import { CHANNEL_NAMES, type ChannelKind, factsOfChannel } from '../../ports/alerts/channel.ts';
import type { Mistake } from '../text/mistaken-text.ts';

interface KnownAddress {
  readonly kind: ChannelKind;
  readonly pattern: RegExp;
  /** The address alone is a complete channel. */
  readonly isComplete: boolean;
}

/** Addresses that only one kind of channel has. */
const KNOWN_ADDRESSES: readonly KnownAddress[] = [
  { kind: 'slack', pattern: /^https:\/\/hooks\.slack(?:-gov)?\.com\/services\//i, isComplete: true },
  {
    kind: 'discord',
    pattern: /^https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\//i,
    isComplete: true,
  },
  {
    kind: 'teams',
    pattern: /^https:\/\/[^/]+\.(?:logic\.azure|api\.powerplatform)\.(?:com|us)(?::443)?\//i,
    isComplete: true,
  },
  { kind: 'telegram', pattern: /^https:\/\/api\.telegram\.org\//i, isComplete: false },
  { kind: 'smtp', pattern: /^smtps?:\/\//i, isComplete: true },
];

/** Addresses that no kind of channel can use. */
const UNUSABLE: readonly (readonly [pattern: RegExp, mistake: Mistake])[] = [
  [
    /^https:\/\/(?:[^/]*\.)?(?:webhook\.office\.com|outlook\.office(?:365)?\.com\/webhook)/i,
    {
      what: 'has the address of a connector, which Microsoft retired',
      hint: 'In Teams, create a workflow that posts to a channel when a webhook request is received. Write `teams` and its address.',
    },
  ],
  [
    /^https:\/\/hooks\.slack(?:-gov)?\.com\/(?:workflows|triggers)\//i,
    {
      what: 'has the address of a workflow of Slack, which takes variables instead of a message',
      hint: 'Create an incoming webhook: its address begins with https://hooks.slack.com/services/.',
    },
  ],
  [
    /^https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/api\/.*\/(?:slack|github)\/?(?:\?|$)/i,
    {
      what: 'has an address of Discord for the messages of another service',
      hint: 'Remove /slack or /github at its end, and write `discord` in front of it.',
    },
  ],
];

const MAIL = 'Write `smtp` and the address of a mail server: docs/alerts.md#e-mail-in-two-lines.';
const HEARTBEAT = 'Give its address as `heartbeat`.';
/** What other tools call a kind, and what there is for it. */
const SYNONYMS: Readonly<Record<string, string>> = {
  msteams: 'Did you mean `teams`?',
  'microsoft-teams': 'Did you mean `teams`?',
  mattermost: 'Write `slack` and the address of an incoming webhook of Mattermost.',
  rocketchat: 'Write `slack` and the address of an incoming webhook of Rocket.Chat.',
  github: 'Did you mean `github-issues`?',
  issues: 'Did you mean `github-issues`?',
  http: 'Did you mean `webhook`?',
  https: 'Did you mean `webhook`?',
  url: 'Did you mean `webhook`?',
  healthchecks: HEARTBEAT,
  healthcheck: HEARTBEAT,
  heartbeat: HEARTBEAT,
  email: MAIL,
  mail: MAIL,
  mailto: MAIL,
  smtps: MAIL,
};

/** What to write for another tool's name of a kind. */
export function kindSynonym(word: string): string | undefined {
  return Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : undefined;
}

/** The kind that an address belongs to, if only one kind has such addresses. */
export function kindOfAddress(address: string): KnownAddress | undefined {
  return KNOWN_ADDRESSES.find(({ pattern }) => pattern.test(address));
}

/** What is wrong with an address after a kind. undefined if it could be one of that kind. */
export function addressMistake(kind: ChannelKind, address: string): Mistake | undefined {
  const unusable = UNUSABLE.find(([pattern]) => pattern.test(address))?.[1];
  if (unusable !== undefined) return unusable;
  const meant = kindOfAddress(address)?.kind;
  if (meant !== undefined && meant !== kind) {
    return { what: `has an address of \`${meant}\` after \`${kind}\``, hint: `Write \`${exampleOf(meant)}\`.` };
  }
  if (factsOfChannel(kind).address === 'secret' && address.includes('://')) {
    return { what: `has a URL after \`${kind}\``, hint: `Write \`${exampleOf(kind)}\`.` };
  }
  const isKind = CHANNEL_NAMES.some((each) => each === address.toLowerCase());
  return isKind ? { what: 'has two kinds', hint: 'Write one channel on each line.' } : undefined;
}

function exampleOf(kind: ChannelKind): string {
  return factsOfChannel(kind).example;
}
