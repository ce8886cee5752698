import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RestorableError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import type { KeyBundle } from '../key-bundle/bundle-roles.ts';
import { backupBundle, type JobCredentials, verifyBundle } from '../key-bundle/job-bundles.ts';
import { requireOneRoleEach } from '../openpgp/keys/key-roles.ts';
import { readInputFile } from '../options/files.ts';
import type { Host } from '../ports/host.ts';

type Role = 'recovery' | 'runner' | 'verifier';

/**
 * The bundles of the keys that an earlier `keygen` wrote, with other storage credentials. The recovery key's private half may be in
 * the safe: then only the backup job's bundle is made.
 * @returns also why a bundle is not made
 * @throws {RestorableError} FILE_UNREADABLE, KEY_ROLE, INPUT_INVALID if no bundle can be made
 */
export async function bundlesOfKeptKeys(
  folder: string,
  credentials: JobCredentials,
  mask: Host['mask'],
): Promise<{ readonly made: readonly KeyBundle[]; readonly missing: readonly string[] }> {
  const publicHalf = (role: Role) => ({
    armoredPublic: readInputFile('output', join(folder, `${role}.public.asc`)),
  });
  const recovery = publicHalf('recovery');
  const runner = publicHalf('runner');
  const verifier = publicHalf('verifier');
  await requireOneRoleEach([
    { option: 'encrypt-to', armored: [recovery.armoredPublic] },
    { option: 'signers', armored: [runner.armoredPublic] },
    { option: 'verifiers', armored: [verifier.armoredPublic] },
  ]);
  const keys = { recovery: privateIn(folder, 'recovery'), runner: privateIn(folder, 'runner') };
  const verifierKey = privateIn(folder, 'verifier');
  for (const key of [keys.recovery, keys.runner, verifierKey]) if (key !== undefined) mask(key);
  const made: KeyBundle[] = [];
  if (keys.runner !== undefined) {
    made.push(
      backupBundle({ recovery, runner: { ...runner, armoredPrivate: keys.runner }, verifier }, credentials.backup),
    );
  }
  if (keys.recovery !== undefined && verifierKey !== undefined) {
    const pairs = {
      recovery: { armoredPrivate: keys.recovery },
      verifier: { ...verifier, armoredPrivate: verifierKey },
    };
    made.push(verifyBundle({ ...pairs, runner }, credentials.verify));
  }
  const missing = [
    ...(keys.runner === undefined ? [notMade('backup', ['runner'])] : []),
    ...absent('verify', { recovery: keys.recovery, verifier: verifierKey }),
  ];
  if (made.length > 0) return { made, missing };
  throw new RestorableError('INPUT_INVALID', `No bundle can be made. ${missing.join(' ')}`, {
    hint: 'Give the folder of `keygen` as `output`, with the private halves of the keys.',
  });
}

function absent(bundle: string, keys: Readonly<Record<string, Secret | undefined>>): string[] {
  const names = Object.keys(keys).filter((name) => keys[name] === undefined);
  return names.length === 0 ? [] : [notMade(bundle, names)];
}

function notMade(bundle: string, roles: readonly string[]): string {
  const files = roles.map((role) => `${role}.private.asc`).join(' and ');
  return `${bundle}.bundle is not written: ${files} ${roles.length === 1 ? 'is' : 'are'} not in the folder.`;
}

function privateIn(folder: string, role: Role): Secret | undefined {
  const path = join(folder, `${role}.private.asc`);
  return existsSync(path) ? new Secret(readInputFile('output', path)) : undefined;
}
