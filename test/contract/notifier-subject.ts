import { Secret } from '../../src/core/secret.ts';
import type { PostTuning } from '../../src/notifiers/attempts.ts';
import { openChannels } from '../../src/notifiers/index.ts';
import type { ChannelSpec, SenderKind } from '../../src/ports/alerts/channel.ts';
import type { Message, Notifier } from '../../src/ports/alerts/notifier.ts';
import type { Provider, ProviderAnswer } from '../support/notifiers/fake-provider.ts';

/** A kind of channel, and how its provider answers. */
export interface NotifierSubject {
  readonly name: string;
  readonly provider: () => Provider;
  /** The channel whose messages reach the provider at this base URL. */
  readonly spec: (url: string) => ChannelSpec;
  /** What may appear nowhere: tokens, and the secret parts of the address. */
  readonly secrets: readonly string[];
  /** Kinds that take several requests. */
  readonly requests?: Readonly<Partial<Record<Message['kind'], number>>>;
  /** Kinds that only change the state of what was reported before, and have no text. */
  readonly silent?: readonly Message['kind'][];
  /** Whether the text contains the field's names and values too. */
  readonly refusals: Readonly<Record<string, ProviderAnswer>>;
  /** The provider's own answers that mean: later. */
  readonly passing: Readonly<Record<string, ProviderAnswer>>;
  /** How the provider asks for a delay in its own way. */
  readonly delays?: Readonly<Record<string, (seconds: number) => ProviderAnswer>>;
  /** Answers that look like a success and are none. */
  readonly hollow: Readonly<Record<string, { readonly answer: ProviderAnswer; readonly code: HollowCode }>>;
  /** What a complete answer contains, if the message counts as delivered only with it. undefined: the status is enough. */
  readonly needsBody: boolean;
}

type HollowCode = 'NOTIFY_FAILED' | 'NOTIFY_REFUSED';

/** A gateway's page, in place of the provider's answer. */
export const GATEWAY_PAGE: ProviderAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><p>Please log in</p></body></html>',
};

/** Short, so that permanent failures end soon. */
export const QUICK: PostTuning = { attempts: 3, timeoutMs: 120_000, baseMs: 1, longestMs: 1_000 };

export function specOf(
  kind: SenderKind,
  address: string,
  parameters: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): ChannelSpec {
  return {
    kind,
    address: new Secret(address),
    parameters: new Map(Object.entries(parameters).map(([name, value]) => [name, new Secret(value)])),
    flags: new Set(flags),
    severity: 'warning',
    conditions: undefined,
  };
}

/** The line of `notify` that means this channel. */
export function lineOf({ kind, address, parameters, flags }: ChannelSpec): string {
  const settings = [...parameters].map(([name, value]) => `${name}=${value.reveal()}`);
  return [kind, address.reveal(), ...settings, ...flags].join(' ');
}

export async function openOne(
  spec: ChannelSpec,
  tuning: Partial<PostTuning> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Notifier> {
  const [opened] = await openChannels([spec], { env, tuning: { ...QUICK, ...tuning } });
  if (opened === undefined) throw new Error('no channel was opened');
  return opened.notifier;
}
