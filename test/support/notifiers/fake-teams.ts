import { z } from 'zod';
import { bodyOf, demand, json, type Provider, type ProviderAnswer, parseJson, type Shown } from './fake-provider.ts';
import { shownMarkdown } from './markdown.ts';

const SIZE = z.enum(['default', 'small', 'medium', 'large', 'extraLarge']);
const COLOR = z.enum(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention']);
const SPACING = z.enum(['default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding']);
const COMMON = { id: z.string().optional(), spacing: SPACING.optional(), separator: z.boolean().optional() };
/** https://adaptivecards.io/explorer/Action.OpenUrl.html */
const OPEN_URL = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  url: z.url(),
  title: z.string().optional(),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
});
/** https://adaptivecards.io/explorer/TextBlock.html */
const TEXT_BLOCK = z.strictObject({
  type: z.literal('TextBlock'),
  text: z.string(),
  color: COLOR.optional(),
  fontType: z.enum(['default', 'monospace']).optional(),
  isSubtle: z.boolean().optional(),
  maxLines: z.int().optional(),
  size: SIZE.optional(),
  style: z.enum(['default', 'heading']).optional(),
  weight: z.enum(['default', 'lighter', 'bolder']).optional(),
  wrap: z.boolean().optional(),
  ...COMMON,
});
/** https://adaptivecards.io/explorer/TextRun.html. Its text is not Markdown. */
const TEXT_RUN = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string(),
  color: COLOR.optional(),
  fontType: z.enum(['default', 'monospace']).optional(),
  highlight: z.boolean().optional(),
  isSubtle: z.boolean().optional(),
  italic: z.boolean().optional(),
  selectAction: OPEN_URL.optional(),
  size: SIZE.optional(),
  strikethrough: z.boolean().optional(),
  underline: z.boolean().optional(),
  weight: z.enum(['default', 'lighter', 'bolder']).optional(),
});
/** https://adaptivecards.io/explorer/RichTextBlock.html */
const RICH_TEXT_BLOCK = z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(TEXT_RUN), ...COMMON });
/** https://adaptivecards.io/explorer/FactSet.html */
const FACT_SET = z.strictObject({
  type: z.literal('FactSet'),
  facts: z.array(z.strictObject({ title: z.string(), value: z.string() })),
  ...COMMON,
});
const ACTION_SET = z.strictObject({ type: z.literal('ActionSet'), actions: z.array(OPEN_URL), ...COMMON });
const LEAF = z.discriminatedUnion('type', [TEXT_BLOCK, RICH_TEXT_BLOCK, FACT_SET, ACTION_SET]);
/** https://adaptivecards.io/explorer/Container.html */
const CONTAINER = z.strictObject({
  type: z.literal('Container'),
  items: z.array(LEAF),
  style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional(),
  bleed: z.boolean().optional(),
  ...COMMON,
});
/** https://adaptivecards.io/explorer/AdaptiveCard.html. Teams shows versions up to 1.5. */
const CARD = z.strictObject({
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json').optional(),
  type: z.literal('AdaptiveCard'),
  version: z.enum(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']),
  body: z.array(z.union([LEAF, CONTAINER])),
  actions: z.array(OPEN_URL).max(6).optional(),
  fallbackText: z.string().optional(),
  msteams: z.strictObject({ width: z.literal('Full') }).optional(),
});
/** https://learn.microsoft.com/en-us/connectors/teams/#microsoft-teams-webhook */
const MESSAGE = z.strictObject({
  type: z.literal('message'),
  attachments: z
    .array(
      z.strictObject({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        contentUrl: z.null().optional(),
        content: CARD,
      }),
    )
    .length(1),
});

/** "Message size limit" of https://learn.microsoft.com/en-us/connectors/teams/: about 28 KB with all HTML around the text. */
const LIMIT_BYTES = 28 * 1_024;

/** https://learn.microsoft.com/en-us/azure/logic-apps/: the workflow's trigger answers with a code and a sentence. */
export function teamsError(status: number, code: string, message = 'The request failed.'): ProviderAnswer {
  return json(status, { error: { code, message } });
}

/**
 * A fake of a Teams workflow with the trigger "When a Teams webhook request is received", which posts the card into a channel.
 * @param address path and query of the trigger; the query contains its signature
 * @param isBare for flows that want the card alone
 */
export function fakeTeams(address: string, isBare = false): Provider {
  const { pathname, searchParams } = new URL(address, 'https://fake.invalid');
  return {
    accept: (request) => {
      demand(request.path === pathname, teamsError(404, 'WorkflowNotFound'), `path ${request.path}`);
      const isSigned = request.query.toString() === searchParams.toString();
      demand(isSigned, teamsError(401, 'DirectApiAuthorizationRequired'), `query ${request.query}`);
      demand(request.sizeBytes <= LIMIT_BYTES, teamsError(413, 'RequestEntityTooLarge'), `${request.sizeBytes} bytes`);
      parseJson<object>(request, isBare ? CARD : MESSAGE, teamsError(400, 'TriggerInputSchemaMismatch'));
      return { status: 202 };
    },
    show: (request): Shown => {
      const card = isBare ? bodyOf(request, CARD) : bodyOf(request, MESSAGE).attachments[0]?.content;
      const leaves = (card?.body ?? []).flatMap((each) => (each.type === 'Container' ? each.items : [each]));
      const actions = [
        ...(card?.actions ?? []),
        ...leaves.flatMap((each) => (each.type === 'ActionSet' ? each.actions : [])),
      ];
      const shown = leaves.map(shownLeaf);
      return {
        text: [...shown.map(({ text }) => text), ...actions.map(({ title = '' }) => title)].join('\n'),
        links: [...shown.flatMap(({ links }) => links), ...actions.map(({ url }) => url)],
        // `<at>name</at>` mentions somebody only with an entity in `msteams`, which the schema above refuses.
        mentions: [],
      };
    },
  };
}

function shownLeaf(leaf: z.infer<typeof LEAF>): Omit<Shown, 'mentions'> {
  if (leaf.type === 'RichTextBlock') {
    const links = leaf.inlines.map(({ selectAction }) => selectAction?.url).filter((url) => url !== undefined);
    return { text: leaf.inlines.map(({ text }) => text).join(''), links };
  }
  const parts = markdownIn(leaf).map(shownMarkdown);
  return { text: parts.map(({ text }) => text).join('\n'), links: parts.flatMap(({ links }) => links) };
}

/** https://learn.microsoft.com/en-us/adaptive-cards/authoring-cards/text-features */
function markdownIn(leaf: z.infer<typeof LEAF>): string[] {
  if (leaf.type === 'TextBlock') return [leaf.text];
  return leaf.type === 'FactSet' ? leaf.facts.flatMap(({ title, value }) => [title, value]) : [];
}
