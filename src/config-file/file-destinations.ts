import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readDestinations } from '../options/connections/destinations.ts';
import type { FileReading } from './config-file.ts';
import { located } from './located.ts';
import type { Parameter } from './schema/destination-schema.ts';
import { substituteLeniently, substituteValue } from './substitute.ts';

type PutIn = (text: string, path: readonly PropertyKey[]) => string;

/** Whether a line of `destination` is the name of a destination of the file rather than a URL. */
export function isDestinationOf(name: string, { config }: FileReading['file']): boolean {
  return Object.hasOwn(config.destinations ?? {}, name);
}

/**
 * A destination of the file as a line of `destination`.
 * @throws {RestorableError} INPUT_INVALID, with its location
 */
export function destinationLine(name: string, options: FileReading): string {
  const path = ['destinations', name];
  const line = lineOf(name, options, (text, at) => substituteValue(text, at, options));
  if (/[\r\n]/.test(line)) {
    throw options.file.invalid(path, 'is more than one line', 'Give each destination a name of its own.');
  }
  return located(
    () => {
      readDestinations([line]);
      return line;
    },
    ({ message }) => {
      const parameter = /parameter "([a-z-]+)"/.exec(message)?.[1];
      return options.file.place(parameter === undefined ? path : [...path, parameter]);
    },
  );
}

/** The same with gaps for variables that are not set, for masking. */
export function lenientDestinationLine(name: string, options: FileReading): string {
  return lineOf(name, options, (text) => substituteLeniently(text, options.env));
}

function lineOf(name: string, { file }: FileReading, putIn: PutIn): string {
  const entry = file.config.destinations?.[name] ?? '';
  const path = ['destinations', name];
  if (typeof entry === 'string') return putIn(entry, path).trim();
  const { url, ...parameters } = entry;
  return withParameters(putIn(url, [...path, 'url']).trim(), parameters, (value, key) =>
    putIn(String(value), [...path, key]),
  );
}

function withParameters(
  url: string,
  parameters: Readonly<Record<string, Parameter>>,
  read: (value: Parameter, key: string) => string,
): string {
  const pairs = Object.entries(parameters).map(([key, value]) => `${key}=${encodeURIComponent(read(value, key))}`);
  if (pairs.length === 0) return url;
  const whole = asUrl(url);
  return `${whole}${whole.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

/** `file:path` is used as written, so only its URL form can have parameters. */
function asUrl(text: string): string {
  const path = /^file:(?!\/\/)(.+)$/is.exec(text)?.[1];
  return path === undefined ? text : pathToFileURL(resolve(path)).href;
}
