import type { ChannelKind } from '../ports/channel.ts';
import { CHANNEL_NAMES, factsOfChannel } from '../ports/channel.ts';
import type { Mistake } from './mistaken-text.ts';

interface KnownAddress {
  readonly kind: ChannelKind;
  readonly pattern: RegExp;
  /** The address alone is a complete channel. */
  readonly isClear: boolean;
}

/** Addresses that only one kind of channel has. */
const KNOWN_ADDRESSES: readonly KnownAddress[] = [
  {
    kind: 'slack',
    pattern: /^https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\//i,
    isClear: true,
  },
];

/** Connectors of Microsoft 365 were retired. */
const RETIRED = /^https:\/\/[^/]*\.?(?:webhook\.office\.com|outlook\.office(?:365)?\.com\/webhook)/i;

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
  healthchecks: 'Give its address as `heartbeat`.',
  healthcheck: 'Give its address as `heartbeat`.',
  uptime: 'Give its address as `heartbeat`.',
  email: 'Mail is sent by `github-issues`, or by your own Apprise API: docs/alerts.md#e-mail.',
  mail: 'Mail is sent by `github-issues`, or by your own Apprise API: docs/alerts.md#e-mail.',
  mailto: 'Mail is sent by `github-issues`, or by your own Apprise API: docs/alerts.md#e-mail.',
  smtp: 'Mail is sent by `github-issues`, or by your own Apprise API: docs/alerts.md#e-mail.',
  smtps: 'Mail is sent by `github-issues`, or by your own Apprise API: docs/alerts.md#e-mail.',
};

export function kindSynonym(word: string): string | undefined {
  return Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : undefined;
}

/** The kind that an address belongs to, if only one kind has such addresses. */
export function kindOfAddress(address: string): KnownAddress | undefined {
  return KNOWN_ADDRESSES.find(({ pattern }) => pattern.test(address));
}

/** What is wrong with an address after a kind. undefined if it could be one of that kind. */
export function addressMistake(kind: ChannelKind, address: string): Mistake | undefined {
  if (RETIRED.test(address)) {
    return {
      what: 'has the address of a connector, which Microsoft retired',
      hint: 'Create a workflow of the template "Post to a channel when a webhook request is received", and write `teams` and its address.',
    };
  }
  const meant = kindOfAddress(address)?.kind;
  if (meant !== undefined && meant !== kind) {
    return {
      what: `has an address of \`${meant}\` after \`${kind}\``,
      hint: `Write: ${factsOfChannel(meant).example}.`,
    };
  }
  if (factsOfChannel(kind).address === 'secret' && address.includes('://')) {
    return { what: `has a URL after \`${kind}\``, hint: `Write: ${factsOfChannel(kind).example}.` };
  }
  const isKind = CHANNEL_NAMES.some((each) => each === address.toLowerCase());
  return isKind ? { what: 'has two kinds', hint: 'Write one channel on each line.' } : undefined;
}
