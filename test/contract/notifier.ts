import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Masker } from '../../src/host/logging/masker.ts';
import type { PostTuning } from '../../src/notifiers/attempts.ts';
import { readChannels } from '../../src/options/alerts/notify.ts';
import type { Message, Notifier } from '../../src/ports/alerts/notifier.ts';
import { secretsInChannels } from '../../src/secrets/channel-secrets.ts';
import { type FakeProvider, type Provider, type Shown, startFakeProvider } from '../support/notifiers/fake-provider.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { describeFaults } from './notifier-faults.ts';
import { FORBIDDEN, HOSTILE_NAMES, hugeMessage, INVISIBLE, KINDS, messageOf, RUN_URL } from './notifier-messages.ts';
import { describeProxies } from './notifier-proxies.ts';
import { lineOf, type NotifierSubject, openOne } from './notifier-subject.ts';

/** What the cases use. */
export interface Bench {
  readonly subject: NotifierSubject;
  readonly provider: Provider;
  readonly fake: FakeProvider;
  /** Between the channel and the fake. */
  readonly proxy: FaultProxy;
  open(tuning?: Partial<PostTuning>): Promise<Notifier>;
}

const NEVER = new AbortController().signal;

/** One suite for all notifiers: each delivers every message, whatever it contains and whatever the service answers. */
export function describeNotifier(subject: NotifierSubject): void {
  const bench = { subject } as { -readonly [Name in keyof Bench]: Bench[Name] };

  describe(`notifier: ${subject.name}`, () => {
    beforeAll(async () => {
      bench.provider = subject.provider();
      bench.fake = await startFakeProvider(bench.provider);
      bench.proxy = await startProxy(bench.fake.url);
      bench.open = (tuning) => openOne(subject.spec(bench.proxy.url), tuning);
    });
    afterAll(async () => {
      await bench.proxy.stop();
      await bench.fake.stop();
    });
    beforeEach(() => {
      bench.proxy.heal();
      bench.proxy.requests.length = 0;
      bench.fake.accepted.length = 0;
      bench.fake.refused.length = 0;
    });

    describeDelivery({ subject, shown: (message) => shown(bench, message) });
    describeFaults(bench);
    describeProxies(bench);
  });
}

/** Sends a message, and returns what people see of it. */
async function shown({ subject, provider, fake, open }: Bench, message: Message): Promise<Shown> {
  const notifier = await open();
  await notifier.send(message, NEVER);
  expect(fake.refused).toEqual([]);
  expect(fake.accepted).toHaveLength(subject.requests?.[message.kind] ?? 1);
  const all = fake.accepted.map((request) => provider.show(request));
  return {
    text: all.map(({ text }) => text).join('\n'),
    links: all.flatMap(({ links }) => links),
    mentions: all.flatMap(({ mentions }) => mentions),
  };
}

/** A kind of channel, and how to see what it delivers. */
export interface Delivering {
  readonly subject: Pick<NotifierSubject, 'spec' | 'secrets' | 'silent'>;
  /** Sends a message, and returns what people see of it. */
  readonly shown: (message: Message) => Promise<Shown>;
}

/** The part of the suite that does not depend on how a message is sent. */
export function describeDelivery(bench: Delivering): void {
  describeMessages(bench);
  describeTexts(bench);
}

function describeMessages(bench: Delivering): void {
  const spoken = KINDS.filter((kind) => bench.subject.silent?.includes(kind) !== true);

  it.each(spoken)('delivers a message of the kind %s with everything in it', async (kind) => {
    const message = messageOf(kind);
    const { text, links, mentions } = await bench.shown(message);
    const { title, sentences, advice, fields } = message;
    for (const part of [title, ...sentences, advice, ...fields.flat()]) expect(text).toContain(part);
    expect(new Set(links)).toEqual(new Set([RUN_URL]));
    expect(mentions).toEqual([]);
  });

  it.each(KINDS)('delivers a message of the kind %s that has only a title', async (kind) => {
    const { links } = await bench.shown(messageOf(kind, { sentences: [], advice: '', fields: [], runUrl: undefined }));
    expect(links).toEqual([]);
  });

  it('is named by a line of notify, and what is secret in it is masked', () => {
    const { subject } = bench;
    const spec = subject.spec('https://service.example.com');
    const line = lineOf(spec);
    expect(readChannels(line)).toMatchObject({ channels: [spec], problems: [] });
    const masker = new Masker();
    for (const secret of secretsInChannels(line)) masker.add(secret);
    const printed = masker.scrub([line, ...subject.secrets].join('\n'));
    for (const secret of subject.secrets) expect(printed).not.toContain(secret);
  });

  it('is known by the same id in every run, and by no other', async () => {
    const { subject } = bench;
    const [first, second] = [
      await openOne(subject.spec('https://a.example')),
      await openOne(subject.spec('https://a.example')),
    ];
    expect(first.id).toBe(second.id);
    expect(first.id).not.toBe((await openOne(subject.spec('https://b.example'))).id);
    for (const secret of subject.secrets) expect(`${first.id} ${first.label}`).not.toContain(secret);
  });
}

function describeTexts(bench: Delivering): void {
  it.each(Object.entries(HOSTILE_NAMES))('shows %s in a name as text', async (_, name) => {
    const { text, links, mentions } = await bench.shown(named(name));
    expect(mentions).toEqual([]);
    expect(new Set(links)).toEqual(new Set([RUN_URL]));
    // Spaces that a medium inserts, and the invisible ones that stop it from reading a name, do not matter.
    const plain = text.replaceAll(/[\u200b\u2060]/g, '');
    expect(plain.split(name).length - 1).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(INVISIBLE))('shows no %s', async (_, name) => {
    const { text, links } = await bench.shown(named(name));
    expect(text.replaceAll('\n', '')).not.toMatch(FORBIDDEN);
    expect(text).toMatch(/sh ?o ?p/);
    // A line break in a name would start a sentence of its own.
    expect(text).not.toMatch(/^(?:All is well|Ignore this|and)/m);
    expect(new Set(links)).toEqual(new Set([RUN_URL]));
  });

  it.each(KINDS.flatMap((kind) => [0, 1, 2, 3].map((shift) => ({ kind, shift }))))(
    'cuts a message of the kind $kind that is too long, between characters ($shift)',
    async ({ kind, shift }) => {
      const { text, links } = await bench.shown(hugeMessage(kind, shift));
      if (bench.subject.silent?.includes(kind) === true) return;
      expect(text).toContain('😀'.repeat(60));
      expect(links).toContain(RUN_URL);
    },
  );
}

/** In each place where a name can be. */
function named(name: string): Message {
  return messageOf('opened', {
    title: `Backup of ${name} failed`,
    sentences: [`The database ${name} can't be reached.`],
    fields: [['Database', name]],
  });
}
