import { z } from 'zod';
import { bodyOf, demand, json, type Provider, type ProviderAnswer, parseJson, type Shown } from './fake-provider.ts';

/** `PersistentNotificationRequest` of https://github.com/caronc/apprise-api/blob/master/swagger.yaml. */
const STORED = z.strictObject({
  body: z.string().min(1),
  title: z.string().optional(),
  type: z.enum(['info', 'success', 'warning', 'failure']).optional(),
  format: z.enum(['text', 'markdown', 'html']).optional(),
  // `TAG_TOKEN_RE` of apprise_api/api/views.py, for one or several.
  tag: z
    .string()
    .regex(/^[\w-]+(?:[, |]+[\w-]+)*$/)
    .optional(),
});
/** `StatelessNotificationRequest` of the same file. */
const STATELESS = STORED.extend({ urls: z.array(z.string().regex(/^[a-z]+:\/\/\S+$/)).optional() });

/** An error of the API. */
export function appriseError(status: number, error: string): ProviderAnswer {
  return json(status, { error });
}

/** The answer after the services were called: entries of the log, and what went wrong. */
export function appriseLog(status: number, error: string | null, ...messages: readonly string[]): ProviderAnswer {
  return json(status, { error, details: messages.map((text) => ['INFO', '2026-12-01 02:00:00,000', text]) });
}

/**
 * A fake of the Apprise API, built from its swagger.yaml and the status codes in apprise_api/api/views.py
 * (https://github.com/caronc/apprise-api).
 * @param key of the stored configuration
 */
export function fakeApprise(key: string): Provider {
  return {
    accept: (request) => {
      const isStateless = /^\/notify\/?$/.test(request.path);
      const found = isStateless ? undefined : /^\/notify\/([\w-]{1,128})\/?$/.exec(request.path)?.[1];
      demand(isStateless || found !== undefined, { status: 404 }, `path ${request.path}`);
      demand(request.headers.accept === 'application/json', { status: 406 }, 'not asked for JSON');
      const body = parseJson(request, isStateless ? STATELESS : STORED, appriseError(400, 'Bad FORM Payload provided'));
      // 204 in both cases: nothing was sent to anybody.
      demand(found === undefined || found === key, { status: 204 }, 'no configuration for this key');
      demand(!isStateless || ('urls' in body && body.urls !== undefined), { status: 204 }, 'no valid URLs');
      return appriseLog(200, null, 'Sent Slack notification.');
    },
    show: (request): Shown => {
      const { title = '', body, format = 'text' } = bodyOf(request, STATELESS);
      demand(format === 'text', { status: 400 }, 'only text is interpreted by this fake');
      const lastLine = body.split('\n').at(-1) ?? '';
      // Other addresses are shown as they are, and many clients link them in any text.
      return { text: `${title}\n${body}`, links: URL.canParse(lastLine) ? [lastLine] : [], mentions: [] };
    },
  };
}
