import type { Message } from '../../ports/alerts/notifier.ts';
import { isNoPage } from '../answers.ts';
import type { OpenChannel } from '../channel.ts';
import { bytesOf, clip, type Medium } from '../clip.ts';
import { bodyOf, headingOf } from '../message-text.ts';

/*
 * The trigger of a workflow: https://learn.microsoft.com/en-us/connectors/teams/#microsoft-teams-webhook
 * Cards: https://adaptivecards.io/explorer/AdaptiveCard.html. Teams shows versions up to 1.5.
 * "Message size limit": about 28 KB, with all markup that Teams makes of the card. The texts together have at most half of that.
 */
const LONGEST_TITLE = 1_000;
const LONGEST_BODY = 7_000;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 400;
const MOST_FIELDS = 10;
const MEDIUM: Medium = { sizeOf: (text) => bytesOf(JSON.stringify(text)) - 2 };

export const openTeams: OpenChannel = ({ address, flags }, post) => {
  const headers = { 'content-type': 'application/json' };
  return async (message, signal) => {
    const body = JSON.stringify(flags.has('bare') ? teamsCard(message) : teamsMessage(message));
    await post(() => ({ url: address.reveal(), headers, body }), { signal, evaluate: isNoPage });
  };
};

export function teamsMessage(message: Message): object {
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { type: 'message', attachments: [{ contentType, contentUrl: null, content: teamsCard(message) }] };
}

/** Every text is a `TextRun`: unlike those of `TextBlock` and `FactSet`, it is not Markdown. */
export function teamsCard(message: Message): object {
  const title = clip(headingOf(message), LONGEST_TITLE, MEDIUM);
  const lines = clip(bodyOf(message), LONGEST_BODY, MEDIUM).split('\n');
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    // What a client shows that can't show the card, and notifications.
    fallbackText: title,
    body: [
      paragraph({ type: 'TextRun', text: title, size: 'large', weight: 'bolder', color: colorOf(message) }),
      ...lines.filter((line) => line !== '').map((text) => paragraph({ type: 'TextRun', text })),
      ...message.fields
        .slice(0, MOST_FIELDS)
        .map(([name, value]) =>
          paragraph(
            { type: 'TextRun', text: `${clip(name, LONGEST_NAME, MEDIUM)}: `, isSubtle: true },
            { type: 'TextRun', text: clip(value, LONGEST_VALUE, MEDIUM) },
          ),
        ),
    ],
    ...(message.runUrl === undefined
      ? {}
      : { actions: [{ type: 'Action.OpenUrl', title: 'Open the run', url: message.runUrl }] }),
  };
}

interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly size?: 'large';
  readonly weight?: 'bolder';
  readonly color?: 'attention' | 'warning' | 'good' | 'accent';
  readonly isSubtle?: boolean;
}

function paragraph(...inlines: readonly TextRun[]): object {
  return { type: 'RichTextBlock', inlines };
}

function colorOf({ kind, severity }: Message): NonNullable<TextRun['color']> {
  if (kind === 'closed') return 'good';
  if (kind === 'test') return 'accent';
  return severity === 'critical' ? 'attention' : 'warning';
}
