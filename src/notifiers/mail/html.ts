import { escapeHtml } from '../../core/escaping/escape-html.ts';
import type { Message } from '../../ports/alerts/notifier.ts';

/*
 * The HTML part. Nothing in it is loaded from anywhere: no picture, no font, no script. Styles are in the elements, because some clients
 * drop all others, and in one sheet for dark screens, for those that do not. Tables, because the Outlook of Windows knows nothing else.
 */
interface Look {
  /** What happened, in a word: color alone is not for everyone. */
  readonly word: string;
  /** On white, and on the dark card. Both have a contrast of at least 4.5 to 1. */
  readonly color: string;
  readonly dark: string;
  /** Of surfaces without text. */
  readonly bar: string;
  readonly tint: string;
  readonly darkTint: string;
}

const LOOKS = {
  critical: {
    word: 'Critical',
    bar: '#d1242f',
    color: '#b42318',
    dark: '#ff8f85',
    tint: '#fdeceb',
    darkTint: '#3d1f1f',
  },
  warning: { word: 'Warning', bar: '#d99a1c', color: '#8a5300', dark: '#f0b95b', tint: '#fdf3e0', darkTint: '#3a2c14' },
  over: { word: 'Over', bar: '#2da44e', color: '#1a6b34', dark: '#6fd28c', tint: '#e7f6ec', darkTint: '#17331f' },
  test: { word: 'Test', bar: '#218bff', color: '#0b5cad', dark: '#79b8ff', tint: '#e8f1fc', darkTint: '#152c47' },
} as const satisfies Readonly<Record<string, Look>>;

const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** The HTML of a message whose texts are short enough. */
export function htmlOf(message: Message): string {
  const look = lookOf(message);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${escapeHtml(message.title)}</title>
<style>${styles(look)}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f3f5f7;${FONT};-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escapeHtml(message.sentences[0] ?? message.advice)}</div>
<div role="main">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f5f7">
<tr><td class="around" align="center" style="padding:32px 16px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="${CARD}">
<tr><td class="bar" style="height:6px;line-height:6px;font-size:0;background:${look.bar};border-radius:12px 12px 0 0">&nbsp;</td></tr>
<tr><td class="inside" style="padding:28px 32px 32px">
${bodyOf(message, look)}
</td></tr>
</table>
<p class="quiet" style="max-width:600px;margin:20px auto 0;padding:0 8px;font-size:13px;line-height:20px;color:#57606a">
Sent automatically by Restorable.</p>
</td></tr>
</table>
</div>
</body>
</html>
`;
}

const CARD = [
  'max-width:600px',
  'margin:0 auto',
  'background:#ffffff',
  'border:1px solid #d8dee4',
  'border-radius:13px',
  'border-collapse:separate',
  'text-align:left',
].join(';');

function lookOf({ kind, severity }: Message): Look {
  if (kind === 'closed') return LOOKS.over;
  if (kind === 'test') return LOOKS.test;
  return LOOKS[severity];
}

function styles({ dark, darkTint }: Look): string {
  return `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .around { padding: 12px 8px !important; }
  .inside { padding: 22px 20px 24px !important; }
  .title { font-size: 20px !important; line-height: 27px !important; }
  .name, .value { display: block !important; width: auto !important; padding: 0 !important; border: 0 !important; }
  .name { padding-top: 12px !important; }
  .button { display: block !important; text-align: center !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background: #0d1117 !important; }
  .card { background: #161b22 !important; border-color: #30363d !important; }
  .title, .text, .value { color: #e6edf3 !important; }
  .quiet, .name { color: #9ba5b0 !important; }
  .bar { background: ${dark} !important; }
  .word { color: ${dark} !important; background: ${darkTint} !important; }
  .advice { background: #1f2630 !important; border-color: ${dark} !important; }
  .name, .value { border-color: #2b323b !important; }
  .button { background: #e6edf3 !important; color: #0d1117 !important; }
}
`;
}

function bodyOf({ title, sentences, advice, fields, runUrl }: Message, { word, color, bar, tint }: Look): string {
  const wrap = 'overflow-wrap:anywhere;word-break:break-word';
  const known = sentences.map(
    (text) =>
      `<p class="text" style="margin:0 0 8px;font-size:16px;line-height:25px;color:#1f2328;${wrap}">${escapeHtml(text)}</p>`,
  );
  return [
    `<span class="word" style="display:inline-block;padding:3px 11px;border-radius:999px;font-size:13px;line-height:20px;font-weight:600;color:${color};background:${tint}">${word}</span>`,
    `<h1 class="title" style="margin:14px 0 14px;font-size:23px;line-height:31px;font-weight:650;color:#1f2328;${wrap}">${escapeHtml(title)}</h1>`,
    ...known,
    advice === '' ? '' : adviceOf(advice, bar, wrap),
    fields.length === 0 ? '' : tableOf(fields, wrap),
    runUrl === undefined ? '' : buttonTo(runUrl),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function adviceOf(advice: string, bar: string, wrap: string): string {
  return `<div class="advice" style="margin:18px 0 0;padding:13px 16px;background:#f6f8fa;border-left:4px solid ${bar};border-radius:0 8px 8px 0">
<p class="quiet" style="margin:0 0 3px;font-size:13px;line-height:20px;font-weight:600;color:#57606a">What to do</p>
<p class="text" style="margin:0;font-size:16px;line-height:25px;color:#1f2328;${wrap}">${escapeHtml(advice)}</p>
</div>`;
}

function tableOf(fields: Message['fields'], wrap: string): string {
  const cell = 'padding:9px 0;font-size:15px;line-height:22px;vertical-align:top;border-bottom:1px solid #e7ebef';
  const rows = fields.map(
    ([name, value]) => `<tr>
<td class="name" width="130" style="${cell};width:130px;padding-right:16px;color:#57606a">${escapeHtml(name)}</td>
<td class="value" style="${cell};color:#1f2328;${wrap}">${escapeHtml(value)}</td>
</tr>`,
  );
  return `<table class="fields" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:20px 0 0;border-collapse:collapse">
${rows.join('\n')}
</table>`;
}

function buttonTo(url: string): string {
  return `<p style="margin:26px 0 0"><a class="button" href="${escapeHtml(url)}" style="display:inline-block;padding:11px 22px;border-radius:8px;background:#1f2328;color:#ffffff;font-size:15px;line-height:22px;font-weight:600;text-decoration:none">Open the run</a></p>`;
}
