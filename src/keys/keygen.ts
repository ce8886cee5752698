import { constants } from 'node:fs';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../core/errors.ts';
import { BUNDLE_ROLES } from '../key-bundle/bundle-roles.ts';
import { type JobKeys, jobBundles, type KeyPair } from '../key-bundle/job-bundles.ts';
import { generateKeyPair } from '../openpgp/keys/generate.ts';
import type { KeygenRequest } from '../options/request/setup.ts';
import type { KeygenReport } from '../report/facts/setup/keygen.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { beginRun } from '../run/run-context.ts';
import { credentialsForBundles, NO_CREDENTIALS } from './bundle-credentials.ts';
import { bundlesOfKeptKeys } from './kept-keys.ts';
import { bundlePath, writeBundle } from './write-bundle.ts';

type KeyEntry = KeygenReport['keys'][number];
type BundleEntry = KeygenReport['bundles'][number];

const ROLES: readonly Pick<KeyEntry, 'role' | 'belongs'>[] = [
  {
    role: 'recovery',
    belongs:
      'The public half goes into `encrypt-to` of the backup job. The private half goes into the safe, on paper too, and as `decrypt-with` only to the verify job. Without it no backup can be read.',
  },
  {
    role: 'runner',
    belongs:
      'The private half is the `runner-key` of the backup job. The public half goes into the repository, as `signers` of verify and restore, and into the safe. It decrypts no data.',
  },
  {
    role: 'verifier',
    belongs:
      'The private half is the `verifier-key` of the verify job, which signs its records, and of prune. The public half goes into the repository, as `verifiers`.',
  },
];

/**
 * Generates the three key pairs and the bundles of the two jobs, and reports where each belongs. Never replaces a key, and a bundle
 * only on request. Never throws.
 */
export async function runKeygen(request: KeygenRequest, dependencies: Dependencies): Promise<KeygenReport> {
  const { run } = beginRun(dependencies);
  const keys: KeyEntry[] = [];
  const bundles: BundleEntry[] = [];
  await run.guard(async () => {
    const credentials = request.withCredentials ? credentialsForBundles(dependencies.host) : NO_CREDENTIALS;
    if (request.keepKeys) {
      const { made, missing } = await bundlesOfKeptKeys(request.outputDirectory, credentials, dependencies.host.mask);
      for (const bundle of made) bundles.push(await writeBundle(request, bundle));
      run.warn(...missing);
      return;
    }
    await mkdir(request.outputDirectory, { recursive: true, mode: 0o700 }).catch((cause: Error) => {
      throw new RestorableError('INPUT_INVALID', `The folder for the keys can't be made: ${cause.message}`, {
        hint: 'Give a folder that you may write to as `output`.',
        cause,
      });
    });
    const planned = ROLES.map((entry) => ({ ...entry, ...pathsOf(request.outputDirectory, entry.role) }));
    for (const { publicPath, privatePath } of planned) {
      for (const path of [publicPath, privatePath]) await refuseExisting(path);
    }
    for (const role of BUNDLE_ROLES) await refuseExisting(bundlePath(request.outputDirectory, role));
    const pairs = new Map<KeyEntry['role'], KeyPair>();
    for (const plan of planned) {
      // Only the recovery key is used by people. Jobs use the other two, and a passphrase would be stored next to them.
      const passphrase = plan.role === 'recovery' ? request.passphrase : undefined;
      const key = await generateKeyPair(plan.role, request.identity, passphrase);
      await writeFile(plan.privatePath, key.armoredPrivate.reveal(), { mode: 0o600, flag: 'wx' });
      await writeFile(plan.publicPath, key.armoredPublic, { mode: 0o644, flag: 'wx' });
      keys.push({ ...plan, fingerprint: key.fingerprint, userId: key.userId });
      pairs.set(plan.role, key);
    }
    const made = jobBundles(Object.fromEntries(pairs) as unknown as JobKeys, credentials);
    for (const bundle of made) bundles.push(await writeBundle(request, bundle));
    if (request.passphrase === undefined) {
      run.warn('The recovery key is not locked with a passphrase: anyone with its file can read every backup.');
    }
  });
  return { mode: 'keygen', ...run.facts(false), keys, bundles };
}

function pathsOf(directory: string, role: string): { publicPath: string; privatePath: string } {
  return { publicPath: join(directory, `${role}.public.asc`), privatePath: join(directory, `${role}.private.asc`) };
}

async function refuseExisting(path: string): Promise<void> {
  const exists = await access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
  if (!exists) return;
  throw new RestorableError('INPUT_INVALID', `${path} exists; a key is never replaced.`, {
    hint: 'Give another folder as `output`, or move the old keys away and keep them: old backups need them.',
  });
}
