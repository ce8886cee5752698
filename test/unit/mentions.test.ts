import { expect, it } from 'vitest';
import { appriseMessage } from '../../src/notifiers/channels/apprise.ts';
import { slackMessage } from '../../src/notifiers/channels/slack.ts';
import { telegramMessage } from '../../src/notifiers/channels/telegram.ts';
import { messageOf } from '../contract/notifier-messages.ts';

it.each([
  ['of Slack, which Mattermost and Rocket.Chat show', slackMessage],
  ['of Telegram', telegramMessage],
  ['of Apprise', appriseMessage],
] as const)('a text %s mentions nobody, although it looks the same', (_of, render) => {
  const name = 'sftp://backup@all, @here and @octocat';
  const message = messageOf('opened', {
    title: `${name} is out of date`,
    sentences: [name],
    fields: [['Destination', name]],
  });
  const { text, title, body } = render(message) as Record<string, string | undefined>;
  const shown = [text, title, body].join(' ');
  expect(shown).not.toMatch(/@[a-z]/);
  expect(shown.replaceAll('\u200b', '').split(name).length - 1).toBe(3);
});
