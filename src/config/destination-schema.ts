import { z } from 'zod';
import { literalSecret } from './literal-secrets.ts';

export type Parameter = string | number | boolean;

/** A destination of the file: its URL, or its URL with parameters beside it. */
export type DestinationEntry = string | ({ readonly url: string } & Readonly<Record<string, Parameter>>);

/** A name can be given as `destination` instead of a URL, so it must not look like one. */
export const DESTINATION_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

const url = z
  .string('must be the URL of a destination')
  .regex(/\S/, 'is empty')
  .describe('Such as s3://bucket/prefix or file:///path.')
  .superRefine(refuseSecret);

const VALUE = 'must be a text, a number or true or false';
const parameter = z.union([z.string(), z.number(), z.boolean()], VALUE);

const withParameters = z
  .object({
    url,
    env: z.string(VALUE).optional().describe('Beginning of the names of the variables that hold its credentials.'),
    lock: z
      .string(VALUE)
      .optional()
      .describe('Keeps what is stored from being changed or deleted, such as governance 30d.'),
    offsite: z
      .union([z.boolean(), z.string()], 'must be true or false')
      .optional()
      .describe('Whether it is away from the database.'),
    'time-limit': z
      .string('must be a duration such as 30m')
      .optional()
      .describe('How long it may take in one run, such as 30m.'),
  })
  .catchall(parameter)
  .superRefine((entry, context) => {
    for (const [name, value] of Object.entries(entry)) {
      if (name === 'url') continue;
      if (!/^[a-z][a-z0-9-]*$/.test(name)) {
        context.addIssue({ code: 'custom', path: [name], message: 'is no name of a parameter' });
      } else refuseSecret(`x://h?${name}=${String(value)}`, context, [name]);
    }
  });

function refuseSecret(text: string, context: z.RefinementCtx, path: string[] = []): void {
  const found = literalSecret(text, 'urls');
  if (found === undefined) return;
  const message = path.length === 0 ? found.message : 'is a secret that is written down';
  context.addIssue({ code: 'custom', path, message, params: { hint: found.hint } });
}

export const destinationsSchema = z.record(
  z.string().regex(DESTINATION_NAME, 'must be a name of letters, digits, ".", "_" and "-"'),
  z.union([url, withParameters], 'must be a URL, or `url` and its parameters'),
  'must be a mapping of names to destinations',
);
