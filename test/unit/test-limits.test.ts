import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { WAITING } from '../support/patience.ts';

const TESTS = join(import.meta.dirname, '..');
/** The limit that vitest.config.ts sets for every test and hook. */
const GENERAL_MS = 600_000;
/** A healthy server of a busy machine takes no longer to answer a request. */
const ANSWER_MS = 3_000;

/** A test's or hook's own limits, after its function or between title and function. */
const OWN_LIMIT = /^\s*\}, ([\d_]{5,})\);|\{\s*timeout: ([\d_]+),?\s*\},\s*(?:async|\()/gm;
/** Waiting for something. Without a limit of its own, vitest gives up after a second. */
const WAIT = /\b(?:expect\s*\.poll|vi\s*\.(?:waitFor|waitUntil))\(/g;
const WAIT_LIMIT = /\bWAITING\b|\btimeout: (?:PATIENCE|([\d_]+))/;
/** How long the client of a storage waits for an answer. */
const ANSWER_LIMIT = /\b(?:idle|connect|first)TimeoutMs: ([\d_]+)/g;
/** The process that a look found, or none: while a program starts another in its place, it has no command line for a moment. */
const KILL_PERHAPS = /process\.kill\([^\n]*\bas number\b/g;
/** A port that was chosen before: by then, another test may have it. A server of this process takes 0. */
const CHOSEN_PORT = /\.listen\((?!0\b|options\b|\{)[^\n)]*/g;
/** Hides a test that fails at times. */
const RETRY = /\{[^\n}]*\bretry: \d|^\s*(?:it|test|describe)\.skip\b/gm;

let files: (readonly [name: string, text: string])[];
beforeAll(async () => {
  const names = (await readdir(TESTS, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && name !== 'unit/test-limits.test.ts',
  );
  files = await Promise.all(names.map(async (name) => [name, await readFile(join(TESTS, name), 'utf8')] as const));
  expect(files.length).toBeGreaterThan(200);
});

const milliseconds = (text: string | undefined): number => Number((text ?? '').replaceAll('_', ''));

/** All places that a pattern finds and that are wrong. */
function places(pattern: RegExp, isWrong: (match: RegExpExecArray, text: string) => boolean): string[] {
  return files.flatMap(([name, text]) =>
    [...text.matchAll(pattern)].filter((match) => isWrong(match, text)).map(([found]) => `${name}: ${found.trim()}`),
  );
}

/** What is between the bracket that ends before this position and its counterpart. */
function argumentsAt(text: string, start: number): string {
  let depth = 1;
  let end = start;
  for (; depth > 0 && end < text.length; end += 1) {
    if ('([{'.includes(text.charAt(end))) depth += 1;
    else if (')]}'.includes(text.charAt(end))) depth -= 1;
  }
  return text.slice(start, end - 1);
}

it('no test sets a limit that a slow machine exceeds', () => {
  expect(places(OWN_LIMIT, (match) => milliseconds(match[1] ?? match[2]) < GENERAL_MS)).toEqual([]);
});

it('nothing is waited for without a limit, which would be a second, or with a short one', () => {
  const all: string[] = [];
  const isShort = (match: RegExpExecArray, text: string): boolean => {
    all.push(match[0]);
    const limit = WAIT_LIMIT.exec(argumentsAt(text, match.index + match[0].length));
    return limit === null || (limit[1] !== undefined && milliseconds(limit[1]) < WAITING.timeout);
  };
  expect(places(WAIT, isShort)).toEqual([]);
  expect(all.length).toBeGreaterThan(40);
});

it('a storage that answers is given the time for it', () => {
  expect(places(ANSWER_LIMIT, (match) => milliseconds(match[1]) < ANSWER_MS)).toEqual([]);
});

it('a process is killed only once it was found, and a port is taken only by the server that asks for one', () => {
  expect([...places(KILL_PERHAPS, () => true), ...places(CHOSEN_PORT, () => true)]).toEqual([]);
});

it('a file that replaces a module has its own process, because another file may have loaded the module before', async () => {
  const config = await readFile(join(TESTS, '../vitest.config.ts'), 'utf8');
  const replacing = files.filter(([, text]) => /^vi\.(?:mock|doMock)\(/m.test(text)).map(([name]) => name);
  expect(replacing.length).toBeGreaterThan(2);
  expect(replacing.filter((name) => !config.includes(`'test/${name}'`))).toEqual([]);
});

it('no failure is hidden by another attempt', () => {
  expect(places(RETRY, () => true)).toEqual([]);
});
