import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Entry {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Entry>;
};

/** Where node finds a package: in the nearest node_modules above. */
function isLocked(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}

/** If a registry lacks packages for other platforms, `npm install` leaves them out, and `npm ci` then refuses the lock file. */
it('the lock file contains every package, including those for other platforms', () => {
  const absent = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path}: ${name}`),
  );
  expect(absent).toEqual([]);
});

it('the lock file names no registry, and has the hash of every package that is not one of several for a platform', () => {
  const entries = Object.entries(packages).filter(([path]) => path !== '');
  expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  const required = entries.filter(([, { optional }]) => optional !== true);
  expect(required.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
});
