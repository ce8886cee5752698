import type { HttpAnswer } from '../../http/request.ts';
import type { Message } from '../../ports/alerts/notifier.ts';
import { jsonOf, type Verdict } from '../answers.ts';
import type { OpenChannel } from '../channel.ts';
import { clip } from '../clip.ts';

/*
 * Events API v2: https://developer.pagerduty.com/docs/events-api-v2-overview, https://developer.pagerduty.com/docs/send-alert-event
 * The lengths are from these pages. All messages of an incident have its id as their deduplication key, so they are one alert.
 */
const ENDPOINT = 'https://events.pagerduty.com';
const LONGEST_SUMMARY = 1_024;
/** A request may have 512 KB. */
const LONGEST_DETAIL = 4_000;
const MOST_DETAILS = 50;

export const openPagerDuty: OpenChannel = ({ address, parameters }, post) => {
  const endpoint = (parameters.get('endpoint')?.reveal() ?? ENDPOINT).replace(/\/+$/, '');
  const url = /\/v2\/enqueue$/.test(endpoint) ? endpoint : `${endpoint}/v2/enqueue`;
  const headers = { 'content-type': 'application/json' };
  return async (message, signal) => {
    for (const event of eventsOf(message)) {
      const body = JSON.stringify({ routing_key: address.reveal(), ...event });
      await post(() => ({ url, headers, body }), { signal, evaluate: isProcessed });
    }
  };
};

/** Without the routing key. A test is resolved at once, so that it leaves nothing open. */
export function eventsOf(message: Message): object[] {
  const resolve = { event_action: 'resolve', dedup_key: message.incident };
  if (message.kind === 'closed') return [resolve];
  return message.kind === 'test' ? [triggerOf(message), resolve] : [triggerOf(message)];
}

function triggerOf(message: Message): object {
  const { runUrl } = message;
  return {
    event_action: 'trigger',
    dedup_key: message.incident,
    payload: {
      summary: clip(message.title, LONGEST_SUMMARY),
      source: 'restorable',
      severity: message.kind === 'test' ? 'info' : message.severity,
      timestamp: message.at,
      class: message.condition,
      custom_details: detailsOf(message),
    },
    ...(runUrl === undefined ? {} : { links: [{ href: runUrl, text: 'Open the run' }] }),
    client: 'Restorable',
  };
}

function detailsOf({ sentences, advice, fields }: Message): Readonly<Record<string, string>> {
  const texts = [['What is known', sentences.join('\n')], ['What to do', advice], ...fields.slice(0, MOST_DETAILS)];
  return Object.fromEntries(
    texts
      .filter(([, value]) => value !== '')
      .map(([name = '', value = '']) => [clip(name, 100), clip(value, LONGEST_DETAIL)]),
  );
}

/** "Accepted" with anything else is not from this service. */
function isProcessed(answer: HttpAnswer): Verdict {
  return answer.status < 300 && jsonOf(answer)?.['status'] !== 'success' ? 'later' : undefined;
}
