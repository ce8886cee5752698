import { z } from 'zod';
import { bodyOf, demand, json, type Provider, type ProviderAnswer, parseJson, type Shown } from './fake-provider.ts';

/** The properties of https://docs.ntfy.sh/publish/#publish-as-json. Types that this program does not use are left out. */
const BODY = z.strictObject({
  // `topicRegex` in ntfy's server/server.go.
  topic: z.string().regex(/^[-_A-Za-z0-9]{1,64}$/),
  message: z.string().optional(),
  title: z.string().optional(),
  tags: z.array(z.string().regex(/^[^,]+$/)).optional(),
  priority: z.int().min(1).max(5).optional(),
  actions: z
    .array(
      z.strictObject({ action: z.literal('view'), label: z.string(), url: z.url(), clear: z.boolean().optional() }),
    )
    .max(3)
    .optional(),
  click: z.url().optional(),
  markdown: z.boolean().optional(),
});

/** `message-size-limit` of https://docs.ntfy.sh/config/: a longer message becomes an attachment. */
const LIMIT_BYTES = 4_096;

/** An error of ntfy's server/errors.go. */
export function ntfyError(code: number, error: string): ProviderAnswer {
  const http = Math.floor(code / 100);
  return json(http, { code, http, error, link: 'https://ntfy.sh/docs/publish/' });
}

/**
 * A fake of ntfy, built from https://docs.ntfy.sh/publish/ and the limits and errors of its server (server/server.go,
 * server/errors.go). A message is published to the root of the server as JSON.
 * @param authorization that a publisher needs. undefined: none
 */
export function fakeNtfy(topic: string, authorization?: string): Provider {
  return {
    accept: (request) => {
      demand(request.path === '/', ntfyError(40401, 'page not found'), `path ${request.path}`);
      demand(request.headers.authorization === authorization, ntfyError(40301, 'forbidden'), 'authorization');
      demand(request.sizeBytes <= 2 * LIMIT_BYTES, ntfyError(41303, 'JSON body too large'), 'body too large');
      const body = parseJson(request, BODY, ntfyError(40017, 'invalid request: request body must be message JSON'));
      demand(body.topic === topic, ntfyError(40301, 'forbidden'), `topic ${body.topic}`);
      const sizeBytes = Buffer.byteLength(body.message ?? '');
      demand(sizeBytes <= LIMIT_BYTES, ntfyError(40014, 'attachments not allowed'), `message of ${sizeBytes} bytes`);
      const stored = { id: 'sPs71M8A2T', time: 1_764_547_200, event: 'message', ...body };
      return json(200, stored);
    },
    show: (request): Shown => {
      const { title = '', message = 'triggered', click, actions = [], markdown } = bodyOf(request, BODY);
      demand(markdown !== true, { status: 400 }, 'Markdown is not interpreted by this fake');
      const links = [click, ...actions.map(({ url }) => url)].filter((link) => link !== undefined);
      return { text: `${title}\n${message}`, links, mentions: [] };
    },
  };
}
