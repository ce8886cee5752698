import type { Browser, Page } from 'playwright-core';
import type { Message } from '../../../src/ports/alerts/notifier.ts';

/** Of the pane of a mail program, and of a phone, in CSS pixels. */
export const MAIL_WIDTHS = { screen: 680, phone: 390, small: 320 } as const;

/** A message as a run writes it. */
export function sampleMail(kind: Message['kind'], changes: Partial<Message> = {}): Message {
  const isOver = kind === 'closed';
  return {
    id: `5f3a9c0e1b2d4f68-${kind}`,
    incident: '5f3a9c0e1b2d4f68',
    kind,
    severity: 'critical',
    condition: 'backup-failed',
    title: isOver ? 'Backup of shop succeeded again' : 'Backup of shop failed',
    sentences: isOver
      ? ['It lasted 7 hours and 2 minutes.']
      : [
          'The run ended with the error DATABASE_UNREACHABLE.',
          'The newest backup is 26 hours old.',
          'First observed: 2026-12-01 02:00 UTC.',
        ],
    advice: isOver ? 'Nothing is left to do.' : 'Check that the database runs and can be reached.',
    fields: [
      ['Database', 'shop'],
      ['Destination', 's3://backups/shop'],
      ['Condition', 'backup-failed'],
      ['Severity', 'critical'],
      ['Since', '2026-12-01 02:00 UTC'],
      ...(isOver ? [] : [['Error', 'DATABASE_UNREACHABLE'] as const]),
    ],
    at: '2026-12-01T02:00:03.125Z',
    runUrl: 'https://github.com/example/shop/actions/runs/42',
    ...changes,
  };
}

/** A page for mails. Whatever a mail tries to load is refused, and listed. */
export async function mailPage(
  browser: Browser,
  scale = 1,
): Promise<{ readonly page: Page; readonly asked: string[] }> {
  const page = await browser.newPage({ deviceScaleFactor: scale });
  const asked: string[] = [];
  await page.route('**/*', (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  return { page, asked };
}

/** How a mail is looked at. */
export interface MailView {
  readonly scheme: 'light' | 'dark';
  readonly width: number;
}

export async function lookAt(page: Page, { scheme, width }: MailView): Promise<void> {
  await page.setViewportSize({ width, height: 600 });
  await page.emulateMedia({ colorScheme: scheme });
}
