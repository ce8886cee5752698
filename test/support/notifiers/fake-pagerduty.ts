import { z } from 'zod';
import {
  atMost,
  bodyOf,
  demand,
  json,
  type Provider,
  type ProviderAnswer,
  parseJson,
  type Shown,
} from './fake-provider.ts';

const LINK = z.strictObject({ href: z.url(), text: z.string().optional() });
/** "Parameters" of https://developer.pagerduty.com/docs/send-alert-event, with the lengths given there. */
const TRIGGER = z.strictObject({
  routing_key: z.string().length(32),
  event_action: z.literal('trigger'),
  dedup_key: atMost(255).min(1),
  payload: z.strictObject({
    summary: atMost(1_024).min(1),
    source: z.string().min(1),
    severity: z.enum(['critical', 'error', 'warning', 'info']),
    timestamp: z.iso.datetime({ offset: true }).optional(),
    component: z.string().optional(),
    group: z.string().optional(),
    class: z.string().optional(),
    custom_details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
  }),
  links: z.array(LINK).optional(),
  images: z.array(z.strictObject({ src: z.url(), href: z.url().optional(), alt: z.string().optional() })).optional(),
  client: z.string().optional(),
  client_url: z.url().optional(),
});
const RESOLVE = z.strictObject({
  routing_key: z.string().length(32),
  event_action: z.enum(['resolve', 'acknowledge']),
  dedup_key: atMost(255).min(1),
});
const BODY = z.discriminatedUnion('event_action', [TRIGGER, RESOLVE]);

/** "Size Limits" of https://developer.pagerduty.com/docs/events-api-v2-overview. */
const LIMIT_BYTES = 512 * 1_024;

export interface FakePagerDuty extends Provider {
  /** Deduplication keys of alerts that are not resolved, with their severity. */
  readonly open: ReadonlyMap<string, string>;
}

/** "Bad Request" of the Events API. */
export function invalidEvent(...errors: readonly string[]): ProviderAnswer {
  return json(400, { status: 'invalid event', message: 'Event object is invalid', errors });
}

/**
 * A fake of PagerDuty's Events API v2, built from https://developer.pagerduty.com/docs/events-api-v2-overview and
 * https://developer.pagerduty.com/docs/send-alert-event: events with one deduplication key are one alert until it is resolved.
 */
export function fakePagerDuty(routingKey: string): FakePagerDuty {
  const open = new Map<string, string>();
  return {
    open,
    accept: (request) => {
      demand(request.path === '/v2/enqueue', { status: 404 }, `path ${request.path}`);
      demand(request.sizeBytes <= LIMIT_BYTES, { status: 413 }, 'body too large');
      const body = parseJson(request, BODY, invalidEvent('the payload is invalid'));
      demand(body.routing_key === routingKey, invalidEvent('Invalid routing key'), 'routing key');
      if (body.event_action === 'trigger') open.set(body.dedup_key, body.payload.severity);
      if (body.event_action === 'resolve') open.delete(body.dedup_key);
      return json(202, { status: 'success', message: 'Event processed', dedup_key: body.dedup_key });
    },
    show: (request): Shown => {
      const body = bodyOf(request, BODY);
      if (body.event_action !== 'trigger') return { text: '', links: [], mentions: [] };
      const { summary, custom_details: details = {} } = body.payload;
      const lines = Object.entries(details).map(([name, value]) => `${name}: ${[value].flat().join('\n')}`);
      const links = [...(body.links ?? []).map(({ href }) => href), body.client_url].filter(
        (each) => each !== undefined,
      );
      return { text: [summary, ...lines].join('\n'), links, mentions: [] };
    },
  };
}
