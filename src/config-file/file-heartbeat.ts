import { z } from 'zod';
import { failureOf } from '../core/errors.ts';
import { readInputFile } from '../options/files.ts';
import type { Mode } from '../options/mode.ts';
import { ONCE } from '../options/schema.ts';
import { entryOf } from './entries.ts';
import { substituteLeniently } from './substitute.ts';
import { parseYaml } from './yaml-document.ts';

interface WatchedSection {
  readonly heartbeat?: unknown;
  readonly modes?: Readonly<Record<string, { readonly heartbeat?: unknown } | undefined>> | undefined;
  readonly without?: readonly string[] | undefined;
}

/** The part of a file that says who is told about its runs. */
export interface WatchedFile {
  readonly defaults?: WatchedSection | undefined;
  readonly databases: Readonly<Record<string, WatchedSection>>;
}

const values = z.object({ heartbeat: z.unknown().optional() }).catch({});
const section = z
  .object({
    heartbeat: z.unknown().optional(),
    modes: z.record(z.string(), values).optional().catch(undefined),
    without: z.array(z.string()).optional().catch(undefined),
  })
  .catch({});
const watchedFile = z.object({
  defaults: section.optional(),
  databases: z.record(z.string(), section).catch({}),
});

/**
 * Reads a file that may be wrong in any other respect, so that this is reported to those whom it names.
 * @returns undefined if it can't be read, or is not YAML
 */
export function readWatchedFile(path: string): WatchedFile | undefined {
  try {
    return watchedFile.safeParse(parseYaml(readInputFile('config', path), path).value, ONCE).data;
  } catch (thrown) {
    failureOf(thrown, ['request']);
    return undefined;
  }
}

/**
 * The heartbeat that the file has for one mode, and for a database or for all of them. A variable that is not set leaves a gap, which is
 * an error of the run. Outside `modes` it is an error too, and reported to itself.
 */
export function heartbeatIn(
  file: WatchedFile,
  { mode, name }: { readonly mode: Mode; readonly name: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const key = name === undefined ? undefined : entryOf(file, name);
  const database = key === undefined ? undefined : file.databases[key];
  const inherited = database?.without?.includes('heartbeat') === true ? undefined : file.defaults;
  const value = [database, inherited]
    .flatMap((each) => [each?.modes?.[mode]?.heartbeat, each?.heartbeat])
    .find((each) => typeof each === 'string');
  return value === undefined ? undefined : substituteLeniently(value, env);
}
