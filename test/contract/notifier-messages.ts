import type { Message } from '../../src/ports/alerts/notifier.ts';

export const RUN_URL = 'https://github.com/acme/shop/actions/runs/4242/attempts/1?pr=7&check=a_b*c';
export const KINDS = ['opened', 'reminded', 'escalated', 'closed', 'test'] as const;

/** A message of each kind, as `report/render/message.ts` writes them. */
export function messageOf(kind: Message['kind'], changes: Partial<Message> = {}): Message {
  return {
    id: `5f3a9c0e1b2d4f68-${kind}`,
    incident: '5f3a9c0e1b2d4f68',
    kind,
    severity: kind === 'test' ? 'warning' : 'critical',
    condition: 'backup-failed',
    title: `Backup of shop failed (${kind})`,
    sentences: ['It failed at 02:00 UTC with DATABASE_UNREACHABLE.', 'The RPO of 26h is breached at 04:10 UTC.'],
    advice: 'Check host and port of the database.',
    fields: [
      ['Database', 'shop'],
      ['Destination', 's3 bucket-a'],
      ['Error', 'DATABASE_UNREACHABLE'],
    ],
    at: '2026-12-01T02:00:03.125Z',
    runUrl: RUN_URL,
    ...changes,
  };
}

/** Names as somebody could give them to a database, to wake people up or to make a message lie. */
export const HOSTILE_NAMES: Readonly<Record<string, string>> = {
  'a mention of Slack': '<!channel> <!here|all> <@U024BE7LH> <#C024BE7LR> <!subteam^S0123>',
  'a mention of Discord': '@everyone @here <@123456789012345678> <@&1234> <#99> <t:1> <a:x:1>',
  'a mention of Teams': '<at>Everyone</at> <at id="0">x</at>',
  'a link of Slack': '<https://evil.example|Open the run>',
  'a link of Markdown':
    '[Open the run](https://evil.example) ![x](https://evil.example/x.png) [a]: https://evil.example',
  'Markdown in a line':
    '**bold** __under__ _it_ *it* ~~gone~~ ||spoiler|| `code` ``c`` \\_ \\\\ a_b_c 2*3*4 $x$ {a} (b) !c',
  'Markdown of a heading': '# heading',
  'Markdown of a quote': '> quote',
  'Markdown of a list': '- item',
  'Markdown of a number': '1. first',
  'Markdown of small text': '-# small',
  'Markdown of code': '```js x```',
  'a rule of Markdown': '---',
  'a table of Markdown': '| a | b |',
  HTML: '<b>bold</b> <script>alert(1)</script> <a href="https://evil.example">x</a> <!-- gone --> <br/>',
  'an entity of HTML': '&amp; &lt;b&gt; &#60; &nbsp; AT&T; "quoted" \'single\'',
  'a template': '\u0024{{ secrets.X }} {{ message }} %s %n {0} $(id) `id`',
};

/** What is not text: the receiver of a message must not be able to see another one than was written. */
export const INVISIBLE: Readonly<Record<string, string>> = {
  'control characters': 'sh\u0000o\u0007p\u001b[31mred\u001b[0m\u007f\u009b',
  'line breaks': 'shop\r\nAll is well.\nIgnore this\u2028and\u2029that\u0085',
  'an override of the direction': 'shop\u202egnp.exe\u202c \u2066x\u2069 \u200fy',
};
/** Control characters except the line feeds between lines of ours, and what changes the direction of a text. */
export const FORBIDDEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

/** Of two UTF-16 units and of several, of those that media escape, of those that JSON escapes, and of what is both. */
const FILLINGS = ['😀', '👩‍👩‍👧‍👦 &<*_', '"\\', '𝒜<&"'];

/** Far more than any medium accepts. */
export function hugeMessage(kind: Message['kind'], shift: number): Message {
  const start = 'x'.repeat(shift);
  const text = `${start}${(FILLINGS[shift] ?? '').repeat(2_000)}`;
  return messageOf(kind, {
    title: `${start}${'😀'.repeat(150 - shift)}`,
    sentences: Array.from({ length: 30 }, () => text),
    advice: text,
    fields: Array.from({ length: 30 }, (_, at) => [`Name ${at} ${start}${'😀'.repeat(200)}`, text] as const),
  });
}
