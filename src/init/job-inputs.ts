import { join } from 'node:path';
import { Secret } from '../core/secret.ts';
import type { Credentials, Job } from './credentials.ts';
import type { KeyMaterial } from './key-material.ts';
import type { PlannedFile } from './planned-file.ts';
import { type PlannedSecret, type Setup, VERIFY_ENVIRONMENT } from './setup.ts';

/** What the steps of a job get in addition to database, name and destinations. */
export interface JobInputs {
  readonly with: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/** How a workflow gets its keys and credentials. */
export interface KeyPlan {
  readonly backup: JobInputs;
  readonly verify: JobInputs;
  readonly secrets: readonly PlannedSecret[];
  /** Files of the repository. */
  readonly files: readonly PlannedFile[];
}

const expression = (secret: string): string => `\${{ secrets.${secret} }}`;

/** The inputs and secrets for keys, or for a passphrase, and for the credentials of the storage. */
export function planKeys(setup: Setup, keys: KeyMaterial, credentials: Readonly<Record<Job, Credentials>>): KeyPlan {
  const secrets: PlannedSecret[] = [];
  const add = (name: string, value: Secret, holds: string, environment?: string): string => {
    secrets.push({ name, value, holds, environment });
    return expression(name);
  };
  const backupEnv: Record<string, string> = {};
  for (const [name, value] of Object.entries(credentials.backup.variables)) {
    backupEnv[name] = add(name, new Secret(value), 'a credential of the backup job');
  }
  const verifyEnv: Record<string, string> = {};
  const environment = keys.kind === 'keys' ? VERIFY_ENVIRONMENT : undefined;
  for (const [name, value] of Object.entries(credentials.verify.variables)) {
    const isSame = credentials.backup.variables[name] === value;
    verifyEnv[name] = isSame
      ? expression(name)
      : add(`VERIFY_${name}`, new Secret(value), 'a credential of the verify job', environment);
  }
  if (keys.kind === 'passphrase') {
    const passphrase = add('RESTORABLE_PASSPHRASE', keys.passphrase, 'the passphrase');
    return {
      backup: { with: { passphrase }, env: backupEnv },
      verify: { with: { passphrase }, env: verifyEnv },
      secrets,
      files: [],
    };
  }
  const folder = join(setup.repository ?? '', '.github/keys');
  const publicFile = (role: 'recovery' | 'runner'): PlannedFile => ({
    path: join(folder, `${role}.public.asc`),
    content: keys[role].publicText,
    isSecret: false,
    purpose: `public half of the ${role} key`,
  });
  return {
    backup: {
      with: {
        'encrypt-to': '.github/keys/recovery.public.asc',
        'runner-key': add('RESTORABLE_RUNNER_KEY', keys.runner.privateText, 'the key that signs backups'),
      },
      env: backupEnv,
    },
    verify: {
      with: {
        'decrypt-with': add(
          'RESTORABLE_RECOVERY_KEY',
          keys.recovery.privateText,
          'the key that reads backups',
          environment,
        ),
        signers: '.github/keys/runner.public.asc',
        'verifier-key': add(
          'RESTORABLE_VERIFIER_KEY',
          keys.verifier.privateText,
          'the key that signs verifications',
          environment,
        ),
      },
      env: verifyEnv,
    },
    secrets,
    files: [publicFile('recovery'), publicFile('runner')],
  };
}
