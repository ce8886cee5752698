import { z } from 'zod';
import { CONDITIONS, type ConditionName, SEVERITIES } from '../../core/watch/condition.ts';
import { CHANNEL_NAMES, factsOfChannel } from '../../ports/alerts/channel.ts';
import { literalSecret } from './literal-secrets.ts';

/** A channel of the file: its kind with its address, and its settings. */
export type ChannelEntry = Readonly<Record<string, string | number | true | readonly string[]>>;

const EMPTY = 'is empty: give it a value or remove it';
const WORD = 'must be one word: put it in quotes';
const word = z.string(WORD).regex(/^\S+$/, WORD);

const FACTS = CHANNEL_NAMES.map((kind) => ({ kind, ...factsOfChannel(kind) }));
const FLAGS = [...new Set(FACTS.flatMap(({ flags }) => flags))];
const PARAMETERS = [...new Set(FACTS.flatMap(({ parameters }) => parameters))];
const LISTS = new Set(FACTS.flatMap(({ lists }) => lists));

/** One mapping for all kinds. Which settings belong to which kind is checked with the line that it becomes. */
const entry = z
  .strictObject(
    {
      ...shapeOf(FACTS, ({ kind, address, example }) => [
        kind,
        (address === 'none' ? z.literal(true, 'must be true') : word).describe(`Such as: ${example}.`),
      ]),
      ...shapeOf(PARAMETERS, (name) => [
        name,
        LISTS.has(name) ? z.union([word, z.array(word).min(1, EMPTY)], WORD) : z.union([word, z.number()], WORD),
      ]),
      ...shapeOf(FLAGS, (name) => [name, z.literal(true, 'must be true')]),
      severity: z
        .enum(SEVERITIES, `must be one of ${SEVERITIES.join(', ')}`)
        .optional()
        .describe('critical: no warnings. Default: everything.'),
      conditions: z
        .array(
          z.enum(Object.keys(CONDITIONS) as ConditionName[], 'must be a condition'),
          'must be a list of conditions',
        )
        .min(1, EMPTY)
        .optional()
        .describe('Only these conditions. Default: all.'),
    },
    'must be a line, or a mapping of a kind to its address',
  )
  .superRefine((value, context) => {
    const kinds = CHANNEL_NAMES.filter((kind) => Object.hasOwn(value, kind));
    if (kinds.length === 1) return;
    const message = kinds.length === 0 ? `needs one of ${CHANNEL_NAMES.join(', ')}` : `has ${kinds.join(' and ')}`;
    context.addIssue({ code: 'custom', message, params: { hint: 'Write each channel as an item of its own.' } });
  });

function shapeOf<T>(
  items: readonly T[],
  pair: (item: T) => readonly [name: string, schema: z.ZodType],
): Record<string, z.ZodType> {
  return Object.fromEntries(
    items.map((item) => {
      const [name, schema] = pair(item);
      return [name, schema.optional()];
    }),
  );
}

const line = z
  .string('must be a line, or a mapping of a kind to its address')
  .regex(/^[^\r\n]*\S[^\r\n]*$/, 'must be one line that is not empty');

/** An item of the list `notify`. */
export const channelSchema = z
  .union([line, entry], 'must be a line, or a mapping of a kind to its address')
  .superRefine((value, context) => {
    const found = literalSecret(channelLine(value), 'channels');
    if (found !== undefined) context.addIssue({ code: 'custom', message: found.message, params: { hint: found.hint } });
  });

/** The line of an item, as in the input `notify`. */
export function channelLine(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const values = new Map(Object.entries(item as ChannelEntry));
  const kind = CHANNEL_NAMES.find((name) => values.has(name)) ?? '';
  const address = values.get(kind);
  values.delete(kind);
  const settings = [...values].map(([name, value]) => (value === true ? name : `${name}=${String(value)}`));
  return [kind, ...(address === true || address === undefined ? [] : [String(address)]), ...settings].join(' ');
}
