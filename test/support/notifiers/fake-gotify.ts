import { z } from 'zod';
import { bodyOf, demand, json, type Provider, type ProviderAnswer, parseJson, type Shown } from './fake-provider.ts';

/** `MessageExternal` of https://gotify.net/api-docs, with the extras of https://gotify.net/docs/msgextras that are used. */
const BODY = z.strictObject({
  message: z.string().min(1),
  title: z.string().optional(),
  priority: z.int().optional(),
  extras: z
    .strictObject({
      'client::display': z.strictObject({ contentType: z.enum(['text/plain', 'text/markdown']) }).optional(),
      'client::notification': z
        .strictObject({ click: z.strictObject({ url: z.url() }).optional(), bigImageUrl: z.url().optional() })
        .optional(),
    })
    .optional(),
});

/** `Error` of Gotify's API. */
export function gotifyError(errorCode: number, error: string, errorDescription: string): ProviderAnswer {
  return json(errorCode, { error, errorCode, errorDescription });
}

/**
 * A fake of Gotify, built from its API (https://gotify.net/api-docs, docs/spec.json of gotify/server).
 * @param prefix of the path, if the server is behind another one
 */
export function fakeGotify(token: string, prefix = ''): Provider {
  return {
    accept: (request) => {
      const path = `${prefix}/message`;
      demand(request.path === path, gotifyError(404, 'Not Found', 'page not found'), `path ${request.path}`);
      const denied = gotifyError(401, 'Unauthorized', 'you need to provide a valid access token or user credentials');
      const key = request.headers['x-gotify-key'] ?? request.headers.authorization?.replace(/^Bearer /, '');
      demand(key === token && !request.query.has('token'), denied, 'token');
      const body = parseJson(request, BODY, gotifyError(400, 'Bad Request', "Field 'message' is required"));
      return json(200, { id: 25, appid: 5, date: '2026-12-01T02:00:00Z', ...body });
    },
    show: (request): Shown => {
      const { title = '', message, extras } = bodyOf(request, BODY);
      const type = extras?.['client::display']?.contentType ?? 'text/plain';
      demand(type === 'text/plain', { status: 400 }, 'Markdown is not interpreted by this fake');
      const click = extras?.['client::notification']?.click?.url;
      return { text: `${title}\n${message}`, links: click === undefined ? [] : [click], mentions: [] };
    },
  };
}
