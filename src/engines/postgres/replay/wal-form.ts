import { WalFlaw } from './wal-flaw.ts';

/** Of every server that was not built with another size. */
export const PAGE_BYTES = 8_192;
const SHORT_HEADER = 24;
const LONG_HEADER = 40;
const LSN_HIGH = 0x1_0000_0000;

/** Bits of a page's header. */
const IS_CONTINUED = 0x1;
const IS_LONG = 0x2;
const REPLACES_CONTINUED = 0x8;

/** The beginning of a page (`XLogPageHeaderData`, `XLogLongPageHeaderData`; the same from version 9.3 on). */
export interface PageHeader {
  /** Where its records begin. */
  readonly bytes: number;
  /** Bytes of a record that began on an earlier page. 0 if it begins with a record. */
  readonly remaining: number;
  /** A record that began on an earlier page has no end: the server crashed while it wrote it. */
  readonly replacesRecord: boolean;
  readonly timeline: number;
}

/** The timelines that a page can be of. */
export interface TimelineRange {
  readonly oldest: number;
  readonly newest: number;
}

/** What every page of a log has in common. */
export interface WalFacts {
  readonly system: string;
  /** Of its beginning. A later one has a higher number. */
  readonly timeline: number;
  readonly segmentBytes: number;
}

/** @throws {WalFlaw} if it is not the page of this log at this place */
export function readPageHeader(
  page: Buffer,
  address: number,
  { system, segmentBytes }: WalFacts,
  { oldest, newest }: TimelineRange,
): PageHeader {
  const flaw = (kind: ConstructorParameters<typeof WalFlaw>[0]): WalFlaw => new WalFlaw(kind, lsnText(address));
  const info = page.readUInt16LE(2);
  const isLong = (info & IS_LONG) !== 0;
  if (isLong !== (address % segmentBytes === 0)) throw flaw('damaged');
  if (page.readBigUInt64LE(8) !== BigInt(address)) throw flaw('damaged');
  if (isLong) {
    if (page.readBigUInt64LE(24) !== BigInt(system)) throw flaw('server');
    if (page.readUInt32LE(32) !== segmentBytes || page.readUInt32LE(36) !== PAGE_BYTES) throw flaw('form');
  }
  const timeline = page.readUInt32LE(4);
  if (timeline < oldest || timeline > newest) throw flaw('timeline');
  const remaining = page.readUInt32LE(16);
  if (remaining > 0 !== ((info & IS_CONTINUED) !== 0)) throw flaw('damaged');
  const replacesRecord = (info & REPLACES_CONTINUED) !== 0;
  return { bytes: headerBytes(address, segmentBytes), remaining, replacesRecord, timeline };
}

/** The length of the header of the page at this place. */
export function headerBytes(address: number, segmentBytes: number): number {
  return address % segmentBytes === 0 ? LONG_HEADER : SHORT_HEADER;
}

/** A position directly behind the header of a page is that of the page: nothing is between them. */
export function beforeHeader(lsn: number, segmentBytes: number): number {
  const page = lsn - (lsn % PAGE_BYTES);
  return lsn === page + headerBytes(page, segmentBytes) ? page : lsn;
}

/** As the server writes it. */
export function lsnText(lsn: number): string {
  return `${hex(Math.floor(lsn / LSN_HIGH))}/${hex(lsn % LSN_HIGH)}`;
}

/** @returns undefined if it is none, or so large that no server got there */
export function parseLsn(text: string): number | undefined {
  const [, high = '', low = ''] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text) ?? [];
  const lsn = Number.parseInt(high, 16) * LSN_HIGH + Number.parseInt(low, 16);
  return Number.isSafeInteger(lsn) ? lsn : undefined;
}

/** A file of the log: where it begins, and the timeline in its name. */
export interface Segment {
  readonly start: number;
  readonly timeline: number;
}

/** The name of the file that contains a place. */
export function segmentName({ start, timeline }: Segment, segmentBytes: number): string {
  const number = Math.floor(start / segmentBytes);
  const perName = LSN_HIGH / segmentBytes;
  return [timeline, Math.floor(number / perName), number % perName].map((part) => hex(part).padStart(8, '0')).join('');
}

const SEGMENT = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/;

/** The file of a name. @throws {WalFlaw} for a name that no file of this log has */
export function segmentOf(name: string, { timeline: oldest, segmentBytes }: WalFacts): Segment {
  const [, line = '', high = '', low = ''] = SEGMENT.exec(name) ?? [];
  const [timeline, part] = [Number.parseInt(line, 16), Number.parseInt(low, 16)];
  const start = Number.parseInt(high, 16) * LSN_HIGH + part * segmentBytes;
  if (!Number.isSafeInteger(start) || part >= LSN_HIGH / segmentBytes) throw new WalFlaw('form', 'the name of a file');
  if (timeline < oldest) throw new WalFlaw('timeline', lsnText(start));
  return { start, timeline };
}

const HISTORY = /^([0-9A-F]{8})\.history$/;

/** The timeline whose history a file has. Undefined for another file. */
export function historyOf(name: string): number | undefined {
  const [, line] = HISTORY.exec(name) ?? [];
  return line === undefined ? undefined : Number.parseInt(line, 16);
}

export function historyName(timeline: number): string {
  return `${hex(timeline).padStart(8, '0')}.history`;
}

const hex = (value: number): string => value.toString(16).toUpperCase();
