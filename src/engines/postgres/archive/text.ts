import { textOf } from '../connection/text-bytes.ts';

/** PostgreSQL's names of encodings (manual, 24.3) that differ from those of the encoding standard. */
const LABELS: Readonly<Record<string, string>> = {
  LATIN2: 'iso-8859-2',
  LATIN3: 'iso-8859-3',
  LATIN4: 'iso-8859-4',
  LATIN5: 'iso-8859-9',
  LATIN6: 'iso-8859-10',
  LATIN7: 'iso-8859-13',
  LATIN8: 'iso-8859-14',
  LATIN9: 'iso-8859-15',
  LATIN10: 'iso-8859-16',
  ISO_8859_5: 'iso-8859-5',
  ISO_8859_6: 'iso-8859-6',
  ISO_8859_7: 'iso-8859-7',
  ISO_8859_8: 'iso-8859-8',
  KOI8R: 'koi8-r',
  KOI8U: 'koi8-u',
  WIN866: 'ibm866',
  WIN874: 'windows-874',
  EUC_CN: 'gbk',
  EUC_JP: 'euc-jp',
  EUC_KR: 'euc-kr',
};

/**
 * Decodes the texts of an archive whose `SET client_encoding` names this encoding. If the encoding is unknown here, texts
 * are read as bytes: names in them are shown wrong, with no other effect.
 */
export function archiveDecoder(encoding: string): (bytes: Uint8Array) => string {
  if (encoding === 'LATIN1') return (bytes) => Buffer.from(bytes).toString('latin1');
  const label = LABELS[encoding] ?? (/^WIN\d{4}$/.test(encoding) ? `windows-${encoding.slice(3)}` : undefined);
  if (label === undefined) return textOf;
  const decoder = new TextDecoder(label);
  return (bytes) => decoder.decode(bytes);
}
