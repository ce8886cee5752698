import { inspect } from 'node:util';
import type { ValueKind } from '../../ports/engine/target.ts';

/** A lossless decimal number: `digits` divided by ten to the power of `scale`. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** A larger exponent would produce a number with millions of digits. */
const MAX_EXPONENT = 400;

/**
 * Parses a number, a bigint or a numeric text exactly (drivers return 64-bit integers and decimals as text). Undefined for
 * anything else, including NaN and Infinity.
 */
function toDecimal(value: unknown): Decimal | undefined {
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string') return undefined;
  const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?\s*$/i.exec(String(value));
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (match === null || whole + fraction === '') return undefined;
  const power = Number(exponent);
  if (Math.abs(power) > MAX_EXPONENT) return undefined;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const scale = fraction.length - power;
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = a.digits * 10n ** BigInt(scale - a.scale);
  const right = b.digits * 10n ** BigInt(scale - b.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

const TIME =
  /^(\d{4,6}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?(?::\d{2})?)?$/i;

/**
 * Parses a point in time to milliseconds since 1970: a Date, an ISO or SQL text (UTC if it names no zone, as SQLite's own
 * functions write it), or seconds, milliseconds or microseconds since 1970, distinguished by their magnitude.
 */
export function toTimeMs(value: unknown): number | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.getTime();
  if (typeof value === 'number' || typeof value === 'bigint') return epochMs(Number(value));
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{9,17}(?:\.\d+)?$/.test(text)) return epochMs(Number(text));
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [, date, minutes = '00:00', seconds = '00', fraction = '', zone = 'Z'] = match;
  const ms = Date.parse(`${date}T${minutes}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${isoZone(zone)}`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** PostgreSQL writes `+00`, which Date does not accept. */
function isoZone(zone: string): string {
  if (/^(?:Z|UTC)$/i.test(zone)) return 'Z';
  const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?/.exec(zone) ?? [];
  return `${hours}:${minutes}`;
}

/** 1e8 s is 1973, 1e11 ms is 1973, 1e14 us is 1973: these ranges do not overlap until the year 5138. */
function epochMs(number: number): number | undefined {
  if (number >= 1e8 && number < 1e11) return number * 1000;
  if (number >= 1e11 && number < 1e14) return number;
  if (number >= 1e14 && number < 1e17) return number / 1000;
  return undefined;
}

/** Orders two values as numbers, or as times if one of them is not a number. Undefined if they have no order. */
export function order(a: unknown, b: unknown): number | undefined {
  const left = toDecimal(a);
  const right = toDecimal(b);
  if (left !== undefined && right !== undefined) return compareDecimals(left, right);
  const leftMs = toTimeMs(a);
  const rightMs = toTimeMs(b);
  if (leftMs === undefined || rightMs === undefined) return undefined;
  return Math.sign(leftMs - rightMs);
}

/** Whether a driver's value equals what the user wrote: a number in any notation, 1 or `t` for true, a time, or that text. */
export function isEqual(value: unknown, expected: string | number | bigint | boolean): boolean {
  if (typeof expected === 'boolean') return toBoolean(value) === expected;
  if (value === expected || (typeof value === 'string' && value === expected)) return true;
  // The text "007" is compared as text. 7 without quotes is compared as a number.
  const numbers = typeof expected !== 'string' || typeof value === 'number' || typeof value === 'bigint';
  const left = toDecimal(value);
  const right = toDecimal(expected);
  if (numbers && left !== undefined && right !== undefined) return compareDecimals(left, right) === 0;
  return value instanceof Date && typeof expected === 'string' && toTimeMs(expected) === value.getTime();
}

function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = asText(value).toLowerCase();
  if (['1', 't', 'true'].includes(text)) return true;
  return ['0', 'f', 'false'].includes(text) ? false : undefined;
}

/** True for a zero of every type in which drivers return numbers. */
export function isZero(value: unknown): boolean {
  return toDecimal(value)?.digits === 0n;
}

const SHOWN = 100;
/** A time of day or a span of time, as servers write them. */
const SPAN =
  /^-?(?:\d{1,6} (?:years?|mons?|days?) ?)*(?:-?\d{1,6}:\d\d(?::\d\d(?:\.\d{1,9})?)?)?(?:[+-]\d\d(?::\d\d)?)?$/;

/** A value as text: a time in ISO form, a value of a JSON column as JSON. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid time' : value.toISOString();
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    // It contains a bigint or a cycle.
    return inspect(value, { breakLength: Number.POSITIVE_INFINITY });
  }
}

/** The expected value of a check, as its result shows it, shortened. */
export function show(value: unknown): string {
  const text = asText(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/**
 * A database value that a check's result may show: numbers, times and truth values. Undefined for any other, which may be a
 * person's name.
 * @param kind the declared type of its column
 */
export function showFound(value: unknown, kind: ValueKind | undefined): string | undefined {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return asText(value);
  if (typeof value !== 'string' || value.length > SHOWN) return undefined;
  if (kind === 'number' && toDecimal(value) !== undefined) return value;
  if (kind === 'boolean' && /^(?:t|f|true|false)$/i.test(value)) return value;
  const isTime = TIME.test(value) || (kind === 'time' && SPAN.test(value));
  return isTime && (kind === 'time' || kind === undefined) ? value : undefined;
}
