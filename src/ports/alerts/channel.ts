import type { Secret } from '../../core/secret.ts';
import type { ConditionName, Severity } from '../../core/watch/condition.ts';

/** What comes after the kind in a line of `notify`. */
export type ChannelAddress = 'url' | 'mail' | 'secret' | 'none';

interface TextForm {
  readonly pattern: RegExp;
  /** What a text must be, as the end of a sentence. */
  readonly text: string;
}

interface ChannelKindFacts {
  /** A complete line, for messages and the documentation. */
  readonly example: string;
  /** What the address is: a URL, that of a mail server, another secret text, or nothing. */
  readonly address: ChannelAddress;
  /** Whether every address is secret: whoever knows it can send messages. It may not be written into a file. */
  readonly isSecret: boolean;
  /** `key=value` after the address. */
  readonly parameters?: readonly string[];
  /** Those that must be given. */
  readonly required?: readonly string[];
  /** Those whose value is secret. */
  readonly secret?: readonly string[];
  /** Those whose value is the URL of a service. */
  readonly urls?: readonly string[];
  /** Those that can have several values, with commas between them in a line. */
  readonly lists?: readonly string[];
  /** Words without a value. */
  readonly flags?: readonly string[];
  /** What the address looks like. A URL is checked before. */
  readonly form?: TextForm;
  /** What the values of other parameters look like. */
  readonly forms?: Readonly<Record<string, TextForm>>;
}

/** It is sent in a header. */
const TOKEN: TextForm = { pattern: /^[\x21-\x7e]+$/, text: 'a token' };

/**
 * Every kind of channel, listed once: its line and its parameters. The senders are in `notifiers/index.ts`. Texts that name kinds or
 * parameters are generated from this table.
 */
export const CHANNEL_KINDS = {
  slack: { example: 'slack https://hooks.slack.com/services/T000/B000/XXXX', address: 'url', isSecret: true },
  teams: {
    example: 'teams https://prod-1.westeurope.logic.azure.com/workflows/...',
    address: 'url',
    isSecret: true,
    flags: ['bare'],
  },
  discord: { example: 'discord https://discord.com/api/webhooks/ID/TOKEN', address: 'url', isSecret: true },
  telegram: {
    example: 'telegram TOKEN chat=-1001234567890',
    address: 'secret',
    isSecret: true,
    parameters: ['chat', 'thread', 'api'],
    required: ['chat'],
    urls: ['api'],
    form: { pattern: /^\d{5,}:[\w-]{20,}$/, text: 'the token of a bot, such as 123456:ABC...' },
    forms: {
      chat: { pattern: /^(?:-?\d+|@\w{4,})$/, text: 'a number such as -1001234567890, or @name of a public channel' },
      thread: { pattern: /^[1-9]\d{0,9}$/, text: 'the number of a topic' },
    },
  },
  webhook: {
    example: 'webhook https://example.com/hook secret=whsec_...',
    address: 'url',
    isSecret: false,
    parameters: ['secret'],
    secret: ['secret'],
    forms: {
      secret: {
        // 24 to 64 bytes in base64.
        pattern: /^whsec_(?=.{32,88}$)[A-Za-z0-9+/]+={0,2}$/,
        text: 'whsec_ and 24 to 64 bytes in base64',
      },
    },
  },
  ntfy: {
    example: 'ntfy https://ntfy.sh/TOPIC token=tk_...',
    address: 'url',
    isSecret: true,
    parameters: ['token'],
    secret: ['token'],
    form: { pattern: /^https?:\/\/[^/?#]+\/[-\w]{1,64}\/?$/i, text: 'the URL of a topic' },
    forms: { token: TOKEN },
  },
  gotify: {
    example: 'gotify https://gotify.example.com token=...',
    address: 'url',
    isSecret: false,
    parameters: ['token'],
    required: ['token'],
    secret: ['token'],
    form: { pattern: /^[^?#]+$/, text: 'the URL of a server alone' },
    forms: { token: TOKEN },
  },
  pagerduty: {
    example: 'pagerduty ROUTING_KEY',
    address: 'secret',
    isSecret: true,
    parameters: ['endpoint'],
    urls: ['endpoint'],
    form: { pattern: /^[A-Za-z0-9]{32}$/, text: 'an integration key of 32 letters and digits' },
  },
  smtp: {
    example: 'smtp smtps://smtp.example.com user=backup@example.com password=... to=ops@example.com',
    address: 'mail',
    isSecret: false,
    parameters: ['from', 'to', 'user', 'password', 'proxy'],
    secret: ['password', 'proxy'],
    lists: ['to'],
    flags: ['unencrypted'],
  },
  apprise: {
    example: 'apprise https://apprise.example.com/notify/KEY tag=on-call',
    address: 'url',
    isSecret: true,
    parameters: ['tag', 'urls'],
    secret: ['urls'],
    form: { pattern: /\/notify(?:\/[-\w]{1,128})?\/?(?:\?[^#]*)?$/i, text: 'the URL of /notify or /notify/KEY' },
    forms: {
      tag: { pattern: /^[-\w]+(?:,[-\w]+)*$/, text: 'a tag, or several with commas' },
      urls: { pattern: /^[a-z][a-z0-9+.-]*:\/\//i, text: 'a URL of Apprise, or several with commas' },
    },
  },
  'github-issues': { example: 'github-issues', address: 'none', isSecret: false },
} as const satisfies Readonly<Record<string, ChannelKindFacts>>;

export type ChannelKind = keyof typeof CHANNEL_KINDS;
/** The kinds that a message is sent to. `github-issues` is a store of incidents that people also read. */
export type SenderKind = Exclude<ChannelKind, 'github-issues'>;

export const CHANNEL_NAMES = Object.keys(CHANNEL_KINDS) as readonly ChannelKind[];

/** For messages: `slack, ... or github-issues`. */
export const CHANNEL_LIST = `${CHANNEL_NAMES.slice(0, -1).join(', ')} or ${CHANNEL_NAMES.at(-1)}`;

type CompleteFacts = Required<Omit<ChannelKindFacts, 'form'>> & Pick<ChannelKindFacts, 'form'>;

/** What the table says about a kind. Lists that it leaves out are empty. */
export function factsOfChannel(kind: ChannelKind): CompleteFacts {
  return {
    parameters: [],
    required: [],
    secret: [],
    urls: [],
    lists: [],
    flags: [],
    forms: {},
    ...CHANNEL_KINDS[kind],
  };
}

/** Which messages a channel wants. */
export interface ChannelFilter {
  /** `critical`: no warnings. `warning`: everything. */
  readonly severity: Severity;
  /** undefined: all conditions. */
  readonly conditions: readonly ConditionName[] | undefined;
}

/** A line of `notify`. */
export interface ChannelSpec extends ChannelFilter {
  readonly kind: SenderKind;
  /** A URL, or what the kind has instead. Complete, and always secret: it may contain a token anywhere. */
  readonly address: Secret;
  /** The kind's own parameters that are given. Those it requires are always there. */
  readonly parameters: ReadonlyMap<string, Secret>;
  readonly flags: ReadonlySet<string>;
}
