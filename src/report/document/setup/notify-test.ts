import type { ChannelTest, NotifyTestReport } from '../../facts/setup/notify-test.ts';
import { humanMs, plural } from '../../format.ts';
import { type Body, code, firstOf, type Headline, type Line, many, type Section, toned } from '../document.ts';

export function notifyTestDocument(report: NotifyTestReport): Body {
  return { ...headline(report), sections: report.channels.length === 0 ? [] : sections(report.channels) };
}

function headline({ error, channels }: NotifyTestReport): Headline {
  if (error !== undefined) return { tone: 'bad', title: 'Nothing was tested', sentence: '' };
  const delivered = channels.filter(({ outcome }) => outcome === 'delivered').length;
  if (delivered === channels.length) {
    const sentence = 'Look at each of them: only people can see that a message arrived.';
    return { tone: 'good', title: `${plural(delivered, 'channel')} accepted a test message`, sentence };
  }
  const failed = channels.filter(({ outcome }) => outcome !== 'delivered').map(({ label }) => label);
  const title = `${plural(failed.length, 'channel')} did not accept a test message`;
  return { tone: 'bad', title, sentence: `Without success: ${firstOf(failed)}.` };
}

function sections(channels: readonly ChannelTest[]): Section[] {
  const failed = channels.filter(({ error }) => error !== undefined);
  return [
    {
      blocks: [
        {
          kind: 'table',
          extent: 'result',
          columns: [{ title: 'channel' }, { title: 'result' }, { title: 'time', align: 'right' }],
          rows: many(channels, (each) => [code(each.label), resultOf(each), humanMs(each.durationMs)]),
        },
        ...(failed.length === 0 ? [] : [{ kind: 'list', extent: 'finding', items: many(failed, problemOf) } as const]),
      ],
    },
  ];
}

function resultOf({ outcome }: ChannelTest): Line {
  return outcome === 'delivered' ? toned('good', outcome) : toned('bad', outcome);
}

function problemOf({ error }: ChannelTest): Line {
  return [error?.message, error?.hint].filter((text) => text !== undefined).join(' ');
}
