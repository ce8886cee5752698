import { createHmac } from 'node:crypto';
import type { Message } from '../../ports/alerts/notifier.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import type { OpenChannel } from '../channel.ts';
import { bytesOf, clip, type Medium } from '../clip.ts';

/*
 * Signature and headers: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md. It asks for
 * payloads below 20 KB.
 * Body: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md, in structured mode.
 */
const LONGEST_TEXT = 800;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 400;
const MOST_SENTENCES = 10;
const MOST_FIELDS = 10;
const MEDIUM: Medium = { sizeOf: (text) => bytesOf(JSON.stringify(text)) - 2 };

export const openWebhook: OpenChannel = ({ address, parameters }, post) => {
  const secret = parameters.get('secret')?.reveal();
  return async (message, signal) => {
    const body = JSON.stringify(webhookEvent(message));
    // The time is that of the attempt: a receiver refuses a message that is minutes old, and knows by the id that it is the same.
    const request = () => {
      const timestamp = String(Math.floor(SYSTEM_CLOCK.now().getTime() / 1_000));
      const signed =
        secret === undefined ? {} : { 'webhook-signature': signatureOf(secret, message.id, timestamp, body) };
      const headers = {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'webhook-id': message.id,
        'webhook-timestamp': timestamp,
        ...signed,
      };
      return { url: address.reveal(), headers, body };
    };
    await post(request, { signal });
  };
};

function signatureOf(secret: string, ...[id, timestamp, body]: readonly [string, string, string]): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

export function webhookEvent(message: Message): object {
  const { id, incident, kind, severity, condition, title, sentences, advice, fields, at, runUrl } = message;
  return {
    specversion: '1.0',
    id,
    source: 'urn:restorable',
    type: `restorable.incident.${kind}`,
    subject: incident,
    time: at,
    datacontenttype: 'application/json',
    data: {
      incident,
      kind,
      severity,
      condition,
      title: clip(title, LONGEST_TEXT, MEDIUM),
      sentences: sentences.slice(0, MOST_SENTENCES).map((text) => clip(text, LONGEST_TEXT, MEDIUM)),
      advice: clip(advice, LONGEST_TEXT, MEDIUM),
      fields: fields.slice(0, MOST_FIELDS).map(([name, value]) => ({
        name: clip(name, LONGEST_NAME, MEDIUM),
        value: clip(value, LONGEST_VALUE, MEDIUM),
      })),
      ...(runUrl === undefined ? {} : { runUrl }),
    },
  };
}
