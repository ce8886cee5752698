import type { HttpAnswer } from '../../http/request.ts';
import type { Message } from '../../ports/alerts/notifier.ts';
import { jsonOf, type Verdict } from '../answers.ts';
import type { OpenChannel } from '../channel.ts';
import { clip } from '../clip.ts';
import { bodyWithFieldsOf, headingOf, withoutMentions } from '../message-text.ts';

/*
 * The user's own Apprise API: https://github.com/caronc/apprise-api, swagger.yaml.
 * It does not shorten what a service behind it does not accept. The limits are those of services with little room (Discord: 2,000
 * characters, the title included).
 */
const LONGEST_TITLE = 200;
const LONGEST_BODY = 1_700;

export const openApprise: OpenChannel = ({ address, parameters }, post) => {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const tag = parameters.get('tag')?.reveal();
  const urls = parameters
    .get('urls')
    ?.reveal()
    .split(/,(?=[a-z][a-z0-9+.-]*:\/\/)/i);
  const target = { ...(tag === undefined ? {} : { tag }), ...(urls === undefined ? {} : { urls }) };
  return async (message, signal) => {
    const body = JSON.stringify({ ...appriseMessage(message), ...target });
    await post(() => ({ url: address.reveal(), headers, body }), { signal, evaluate });
  };
};

export function appriseMessage(message: Message): object {
  // What is behind it may be any service.
  const text = withoutMentions(bodyWithFieldsOf(message));
  const link = message.runUrl === undefined ? '' : `\n\n${message.runUrl}`;
  return {
    title: clip(withoutMentions(headingOf(message)), LONGEST_TITLE),
    // It must not be empty.
    body: `${clip(text === '' ? withoutMentions(message.title) : text, LONGEST_BODY - link.length)}${link}`,
    type: typeOf(message),
    // The API escapes it for each service.
    format: 'text',
  };
}

function typeOf({ kind, severity }: Message): string {
  if (kind === 'closed') return 'success';
  if (kind === 'test') return 'info';
  return severity === 'critical' ? 'failure' : 'warning';
}

/**
 * Two of its answers mean something else than their status does: 204, that there is no such configuration, and 424, that at least one of
 * the services behind it did not get the message. In this run the others should not get it again.
 */
function evaluate(answer: HttpAnswer): Verdict {
  if (answer.status === 204) return 'refused';
  if (answer.status === 424) return 'later';
  if (answer.status >= 300) return undefined;
  const json = jsonOf(answer);
  return json !== undefined && (json['error'] ?? null) === null ? undefined : 'later';
}
