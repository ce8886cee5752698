import { createHash } from 'node:crypto';
import type { ChannelSpec, SenderKind } from '../ports/alerts/channel.ts';
import type { Notifier } from '../ports/alerts/notifier.ts';
import type { PostTuning } from './attempts.ts';
import type { OpenChannel } from './channel.ts';
import { createPost } from './http.ts';
import { mailAccountOf } from './mail/account.ts';
import { visibleMessage } from './message-text.ts';

/** What sends the messages of each kind of `CHANNEL_KINDS`, loaded on first use. */
const SENDERS: Readonly<Record<SenderKind, () => Promise<OpenChannel>>> = {
  slack: async () => (await import('./channels/slack.ts')).openSlack,
  teams: async () => (await import('./channels/teams.ts')).openTeams,
  discord: async () => (await import('./channels/discord.ts')).openDiscord,
  telegram: async () => (await import('./channels/telegram.ts')).openTelegram,
  webhook: async () => (await import('./channels/webhook.ts')).openWebhook,
  ntfy: async () => (await import('./channels/ntfy.ts')).openNtfy,
  gotify: async () => (await import('./channels/gotify.ts')).openGotify,
  pagerduty: async () => (await import('./channels/pagerduty.ts')).openPagerDuty,
  smtp: async () => (await import('./channels/smtp.ts')).openSmtp,
  apprise: async () => (await import('./channels/apprise.ts')).openApprise,
};

/** A channel, with what it is for. */
export interface OpenedChannel {
  readonly notifier: Notifier;
  readonly spec: ChannelSpec;
}

interface OpenOptions {
  /** For the proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For tests. */
  readonly tuning?: PostTuning | undefined;
}

/** Opens the channels of a run. Nothing is sent yet. */
export async function openChannels(specs: readonly ChannelSpec[], options: OpenOptions): Promise<OpenedChannel[]> {
  const labels = labelsOf(specs);
  return Promise.all(
    specs.map(async (spec, at) => {
      const label = labels[at] ?? spec.kind;
      const open = await SENDERS[spec.kind]();
      const sender = { label, ...options };
      const send = open(spec, createPost(sender), sender);
      return {
        spec,
        notifier: { id: channelId(spec), label, send: (message, signal) => send(visibleMessage(message), signal) },
      };
    }),
  );
}

/**
 * Identifies a channel between runs, by everything that decides where its messages go. Another token is another channel: what the old one
 * could not deliver is sent to it. Of mails, the login is left out: unlike a token, a password can be found by trying.
 */
export function channelId(spec: ChannelSpec): string {
  const { kind, address, parameters, flags } = spec;
  const facts =
    kind === 'smtp'
      ? mailPlace(spec)
      : [
          address.reveal(),
          ...[...parameters].sort().map(([name, value]) => [name, value.reveal()]),
          ...[...flags].sort(),
        ];
  const digest = createHash('sha256')
    .update(JSON.stringify([kind, facts]))
    .digest('hex');
  return `${kind}-${digest.slice(0, 12)}`;
}

function mailPlace(spec: ChannelSpec): (string | number)[] {
  const { host, port, from, to } = mailAccountOf(spec);
  return [host, port, from, ...to.toSorted()];
}

/** The kind. If there are several of one kind: their hosts, if these differ, or their numbers. */
function labelsOf(specs: readonly ChannelSpec[]): string[] {
  return specs.map((spec) => {
    const alike = specs.filter(({ kind }) => kind === spec.kind);
    if (alike.length === 1) return spec.kind;
    const hosts = alike.map(hostOf);
    const host = hostOf(spec);
    const isUnique = host !== undefined && hosts.filter((each) => each === host).length === 1;
    return `${spec.kind} ${isUnique ? host : alike.indexOf(spec) + 1}`;
  });
}

function hostOf({ address }: ChannelSpec): string | undefined {
  return URL.parse(address.reveal())?.host || undefined;
}
