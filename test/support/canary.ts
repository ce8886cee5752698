import { inspect } from 'node:util';
import { expect } from 'vitest';
import { outputsOf } from '../../src/action/outputs.ts';
import { causesOf, type RestorableError } from '../../src/core/errors.ts';
import { renderJson } from '../../src/report/render/json.ts';
import type { Report } from '../../src/report/report.ts';
import { markdownOf, textOf } from './rendered.ts';

/** Values in rows of tests that occur in no name, number or other word. No output may contain one. */
export const CANARY = {
  text: 'Zanzibar Quetzal 4111-7788',
  email: 'quetzal@zanzibar.example',
  number: 7390415526,
  date: '1907-03-09',
  time: '1907-03-09 04:17:53',
  uuid: '0badcafe-77aa-4bcd-9e1f-5150deadbeef',
  bytes: 'c0a1e5cedeadbea7',
  json: '{"ssn":"915-55-0199"}',
} as const;

/** Signs of each, in the forms in which servers and tools quote values. */
const SIGNS = [
  'Zanzibar',
  'Quetzal',
  'quetzal@',
  '739041552',
  '1907-03-',
  '04:17:53',
  '0badcafe',
  'c0a1e5ce',
  '915-55-0199',
  Buffer.from('Zanzibar').toString('hex'),
  Buffer.from('Zanzibar').toString('base64').slice(0, 9),
];

/** The signs that a text contains. */
export function canariesIn(text: string): string[] {
  const lower = text.toLowerCase();
  return SIGNS.filter((sign) => lower.includes(sign.toLowerCase()));
}

/** Fails if a text, a list of lines or any serializable value contains one. */
export function expectNoCanary(what: unknown, where = 'output'): void {
  const text = typeof what === 'string' ? what : `${JSON.stringify(what)}\n${inspect(what, { depth: 9 })}`;
  const found = canariesIn(text);
  const [sign = ''] = found;
  const at = text.toLowerCase().indexOf(sign.toLowerCase());
  expect(found, `${where}: …${text.slice(Math.max(0, at - 200), at + 60)}…`).toEqual([]);
}

/** Every form in which an error is shown. */
export function expectSilentError(error: RestorableError): void {
  const forms = [error.message, error.hint, causesOf(error, { withFrames: true }), error, String(error), { ...error }];
  for (const form of forms) expectNoCanary(form, error.code);
}

/** Every form in which a report is shown. */
export function expectSilentReport(report: Report): void {
  expectNoCanary(renderJson(report), 'JSON report');
  expectNoCanary(markdownOf(report), 'step summary');
  expectNoCanary(textOf(report), 'terminal');
  expectNoCanary(outputsOf(report, 'report.json'), 'outputs');
}
