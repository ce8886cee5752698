import { resolve } from 'node:path';
import { Secret } from '../../core/secret.ts';
import type { DatabaseSource } from '../../options/connections/database-source.ts';
import { readDestinations } from '../../options/connections/destinations.ts';
import type { SetupDestination } from '../../options/request/setup.ts';

const RELATIVE_DATABASE = /^sqlite:(?:\/\/)?(?!\/)(.+)$/is;
const RELATIVE_FOLDER = /^file:(?!\/)(.+)$/is;

/** The same file, also for runs that a scheduler starts in another folder. */
export function absoluteDatabase<S extends Pick<DatabaseSource, 'url'>>(source: S): S {
  const [, path] = RELATIVE_DATABASE.exec(source.url.reveal()) ?? [];
  return path === undefined ? source : { ...source, url: new Secret(`sqlite:${resolve(path)}`) };
}

/** The same folder, also for runs that a scheduler starts in another one. */
export function absoluteDestination(destination: SetupDestination): SetupDestination {
  const [, path] = RELATIVE_FOLDER.exec(destination.line) ?? [];
  if (path === undefined) return destination;
  const line = `file:${resolve(path)}`;
  const [spec = destination.spec] = readDestinations([line]);
  return { line, spec };
}
