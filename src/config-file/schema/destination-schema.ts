import { z } from 'zod';
import type { DestinationParameter } from '../../ports/destination.ts';
import { literalSecret } from './literal-secrets.ts';

export type Parameter = string | number | boolean;

/** A destination of the file: its URL, or its URL with parameters next to it. */
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

/** Parameters that most kinds accept, for editors. The driver of each kind supports its own, and refuses others. */
const usual = {
  env: 'Prefix of the names of the variables with its credentials.',
  lock: 'Protects stored objects from changes and deletion, such as governance 30d.',
  region: 'Such as eu-central-1.',
  endpoint: 'Address of another server of its kind, such as https://storage.example.com.',
  'storage-class': 'Such as STANDARD_IA.',
  tags: 'Tags of every object, such as team=data.',
  timeout: 'Its time limit in one run, such as 30m.',
} satisfies Partial<Record<DestinationParameter, string>>;

const withParameters = z
  .object({
    url,
    offsite: z
      .union([z.boolean(), z.string()], 'must be true or false')
      .optional()
      .describe('Whether it is away from the database.'),
    ...mapValues(usual, (description) => z.string('must be a text').optional().describe(description)),
  })
  .catchall(parameter)
  .superRefine((entry, context) => {
    for (const [name, value] of Object.entries(entry)) {
      if (name === 'url') continue;
      if (!/^[a-z][a-z0-9-]*$/.test(name)) {
        context.addIssue({ code: 'custom', path: [name], message: 'is not the name of a parameter' });
      } else refuseSecret(`x://h?${name}=${String(value)}`, context, [name]);
    }
  });

function mapValues<V>(texts: Readonly<Record<string, string>>, change: (text: string) => V): Record<string, V> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]));
}

function refuseSecret(text: string, context: z.RefinementCtx, path: string[] = []): void {
  const found = literalSecret(text, 'urls');
  if (found === undefined) return;
  const message = path.length === 0 ? found.message : 'is a literal secret';
  context.addIssue({ code: 'custom', path, message, params: { hint: found.hint } });
}

export const destinationsSchema = z.record(
  z.string().regex(DESTINATION_NAME, 'must be a name of letters, digits, ".", "_" and "-"'),
  z.union([url, withParameters], 'must be a URL, or `url` and its parameters'),
  'must be a mapping of names to destinations',
);
