import { RestorableError, toRestorableError } from '../core/errors.ts';
import type { WatchEvent } from '../core/watch/event.ts';
import { subjectKey } from '../core/watch/incident.ts';
import { answered, type PendingNotice } from '../core/watch/pending.ts';
import { type Message, type Notifier, RefusedForNow } from '../ports/alerts/notifier.ts';
import { untilAborted } from '../ports/until-aborted.ts';
import type { SentMessage } from '../report/facts/watch.ts';

/** A channel, and how it words a notice. */
export interface Channel {
  readonly notifier: Notifier;
  readonly messageOf: (notice: PendingNotice) => Message;
}

export interface Delivery {
  readonly messages: readonly SentMessage[];
  /** What must be recorded, so that no message is sent twice. */
  readonly events: readonly WatchEvent[];
}

/**
 * Sends what channels must still be told. Channels are served in parallel, and the messages of each one after the other. After
 * a failure, a channel gets nothing more in this run, so that it never hears of an end before the beginning. Only if the service
 * answered, one more message, about something else, finds out whether it refuses this one or all of them. Chance decides which: two
 * that it always refuses must not keep all others from it.
 * @param warn receives one sentence for each channel that failed
 */
export async function deliver(
  notices: readonly PendingNotice[],
  channels: readonly Channel[],
  {
    now,
    signal,
    warn,
  }: { readonly now: Date; readonly signal: AbortSignal; readonly warn: (sentence: string) => void },
): Promise<Delivery> {
  const served = await Promise.all(
    channels.map(async (channel) => {
      const own = notices.filter((notice) => notice.channel === channel.notifier.id);
      return serve(channel, own, { now, signal, warn });
    }),
  );
  return { messages: served.flatMap(({ messages }) => messages), events: served.flatMap(({ events }) => events) };
}

const ANSWERS = { sent: 'delivered', refused: 'refused', failed: 'missed' } as const;

async function serve(
  { notifier, messageOf }: Channel,
  notices: readonly PendingNotice[],
  { now, signal, warn }: Parameters<typeof deliver>[2],
): Promise<Delivery> {
  const messages: SentMessage[] = [];
  const events: WatchEvent[] = [];
  const heldUp = new Set<string>();
  let isDone = false;
  let left = [...notices];
  for (let notice = left.shift(); notice !== undefined; notice = left.shift()) {
    const subject = subjectKey(notice.incident.subject);
    if (isDone || heldUp.has(subject)) {
      events.push(...answered(notice, 'missed', now));
      continue;
    }
    const error = await attempt(notifier, () => messageOf(notice), signal);
    const outcome = error === undefined ? 'sent' : error.code === 'NOTIFY_REFUSED' ? 'refused' : 'failed';
    messages.push({ ...factsOf(notice), channel: notifier.label, outcome, code: error?.code });
    if (error !== undefined) warn([error.message, error.hint].filter((text) => text !== undefined).join(' '));
    isDone = outcome === 'failed' && (!(error instanceof RefusedForNow) || heldUp.size > 0);
    if (outcome === 'failed') {
      heldUp.add(subject);
      left = withOneFirst(left, subject);
    }
    events.push(...answered(notice, ANSWERS[outcome], now));
  }
  return { messages, events };
}

/** With the notices about one other subject first, in their order. */
function withOneFirst(notices: readonly PendingNotice[], failed: string): PendingNotice[] {
  const of = (notice: PendingNotice): string => subjectKey(notice.incident.subject);
  const others = [...new Set(notices.map(of))].filter((subject) => subject !== failed);
  const first = others[Math.floor(Math.random() * others.length)];
  return [...notices.filter((each) => of(each) === first), ...notices.filter((each) => of(each) !== first)];
}

function factsOf({ incident, notice }: PendingNotice): Omit<SentMessage, 'channel' | 'outcome'> {
  const { subject, severity } = incident;
  return { ...subject, severity, notice };
}

/** Anything that a channel throws is its failure, and never the run's. A channel that ignores the signal is not awaited. */
async function attempt(
  notifier: Notifier,
  message: () => Message,
  signal: AbortSignal,
): Promise<RestorableError | undefined> {
  try {
    await untilAborted(signal, notifier.send(message(), signal));
    return undefined;
  } catch (thrown) {
    if (!signal.aborted) return toRestorableError(thrown);
    return new RestorableError('NOTIFY_FAILED', `${notifier.label}: there was no time left for the message.`, {
      hint: 'The next run sends the message.',
    });
  }
}
