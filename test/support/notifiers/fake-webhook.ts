import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { bodyOf, demand, type Provider, parseJson, type Received, type Shown } from './fake-provider.ts';

/** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md; `data` is this program's own. */
const BODY = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/),
  subject: z.string().min(1).optional(),
  time: z.iso.datetime({ offset: true }).optional(),
  datacontenttype: z.literal('application/json').optional(),
  dataschema: z.url().optional(),
  data: z.record(z.string(), z.json()),
});

/** "Payloads should be kept small": https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const LIMIT_BYTES = 20 * 1_024;
const MINUTES_MS = 5 * 60_000;

/**
 * A fake of a receiver of webhooks that follows https://www.standardwebhooks.com: it checks the signature over id, time and body, and
 * refuses old times.
 * @param secret `whsec_` and base64. undefined: it checks no signature
 */
export function fakeWebhook(path: string, secret?: string): Provider {
  return {
    accept: (request) => {
      demand(request.path === path, { status: 404 }, `path ${request.path}`);
      demand(secret === undefined || isSigned(request, secret), { status: 401 }, 'signature');
      demand(request.sizeBytes <= LIMIT_BYTES, { status: 413 }, 'body too large');
      const { id } = parseJson(request, BODY, { status: 400 });
      demand([undefined, id].includes(header(request, 'webhook-id')), { status: 400 }, 'two ids');
      return { status: 200, body: '' };
    },
    show: (request): Shown => {
      const texts = textsIn(bodyOf(request, BODY).data);
      return { text: texts.join('\n'), links: texts.filter((text) => URL.canParse(text)), mentions: [] };
    },
  };
}

function isSigned(request: Received, secret: string): boolean {
  const [id = '', time = '', signature = ''] = ['id', 'timestamp', 'signature'].map((name) =>
    header(request, `webhook-${name}`),
  );
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${time}.${request.text}`).digest('base64');
  const isRecent = /^\d+$/.test(time) && Math.abs(Date.now() - Number(time) * 1_000) < MINUTES_MS;
  return id !== '' && isRecent && signature.split(' ').includes(`v1,${expected}`);
}

function header({ headers }: Received, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
