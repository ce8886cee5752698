import { inspect } from 'node:util';
import type { ValueKind } from '../ports/engine.ts';

/** A decimal number without loss: `digits` divided by ten to the power of `scale`. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Beyond this an exponent would make a number of millions of digits. */
const MAX_EXPONENT = 400;

/**
 * Reads a number, a bigint or a numeric text (drivers give 64-bit integers and decimals as text) exactly; undefined for
 * anything else, among it NaN and Infinity.
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
 * Reads a point in time into milliseconds since 1970: a Date, an ISO or SQL text (UTC where it names no zone, as SQLite's
 * own functions write it), or seconds, milliseconds or microseconds since 1970, told apart by their size.
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

/** PostgreSQL writes `+00`, which Date does not take. */
function isoZone(zone: string): string {
  if (/^(?:Z|UTC)$/i.test(zone)) return 'Z';
  const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?/.exec(zone) ?? [];
  return `${hours}:${minutes}`;
}

/** 1e8 s is 1973, 1e11 ms is 1973, 1e14 us is 1973: the ranges between do not meet until the year 5138. */
function epochMs(number: number): number | undefined {
  if (number >= 1e8 && number < 1e11) return number * 1000;
  if (number >= 1e11 && number < 1e14) return number;
  if (number >= 1e14 && number < 1e17) return number / 1000;
  return undefined;
}

/** Orders two values as numbers or, where one of them is none, as times; undefined where they have no order. */
export function order(a: unknown, b: unknown): number | undefined {
  const left = toDecimal(a);
  const right = toDecimal(b);
  if (left !== undefined && right !== undefined) return compareDecimals(left, right);
  const leftMs = toTimeMs(a);
  const rightMs = toTimeMs(b);
  if (leftMs === undefined || rightMs === undefined) return undefined;
  return Math.sign(leftMs - rightMs);
}

/** Whether a driver's value is what the user wrote: a number of any spelling, 1 or `t` for true, a time, or that text. */
export function isEqual(value: unknown, expected: string | number | bigint | boolean): boolean {
  if (typeof expected === 'boolean') return toBoolean(value) === expected;
  if (value === expected || (typeof value === 'string' && value === expected)) return true;
  // The text "007" is asked for as a text, while 7 without quotes asks for a number.
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

/** True for a number that is zero, in every type in which drivers give one. */
export function isZero(value: unknown): boolean {
  return toDecimal(value)?.digits === 0n;
}

const SHOWN = 100;
/** A time of day or a span of time, as servers write them. */
const SPAN =
  /^-?(?:\d{1,6} (?:years?|mons?|days?) ?)*(?:-?\d{1,6}:\d\d(?::\d\d(?:\.\d{1,9})?)?)?(?:[+-]\d\d(?::\d\d)?)?$/;

/** A value as text: a time in ISO form, what JSON columns give as JSON. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid time' : value.toISOString();
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    // A bigint or a cycle somewhere in it.
    return inspect(value, { breakLength: Number.POSITIVE_INFINITY });
  }
}

/** What a check itself expects, as its result shows it, short. */
export function show(value: unknown): string {
  const text = asText(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/**
 * A value of the database as a check's result may show it: numbers, times and truth values; undefined of any other, which may
 * be somebody's name.
 * @param kind what its column is declared as
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
