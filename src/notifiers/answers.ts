import type { HttpAnswer } from '../http/request.ts';

/**
 * What an answer means, if its status does not say it. `later`: the message was not delivered, and is not sent again in this run.
 * `refused`: it will never be. undefined: what the status says.
 */
export type Verdict = 'later' | 'refused' | undefined;

/** The JSON object of an answer. undefined if it is none. */
export function jsonOf({ text }: HttpAnswer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    // Not JSON.
    return undefined;
  }
}

/** Judges an answer of a service that confirms each message with a JSON object with this property. A gateway's page confirms nothing. */
export function isJsonWith(property: string): (answer: HttpAnswer) => Verdict {
  return (answer) => (answer.status < 300 && jsonOf(answer)?.[property] === undefined ? 'later' : undefined);
}

/** Judges an answer of a service that confirms a message with a status alone. A page is for people: a gateway or a login sent it. */
export function isNoPage({ status, headers }: HttpAnswer): Verdict {
  return status < 300 && /^text\/html\b/i.test(headers['content-type'] ?? '') ? 'later' : undefined;
}
