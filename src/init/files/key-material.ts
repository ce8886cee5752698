import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { JobKeys, KeyPair } from '../../key-bundle/job-bundles.ts';
import { runKeygen } from '../../keys/keygen.ts';
import type { InitRequest } from '../../options/request/setup.ts';
import type { SetupContext } from '../dependencies.ts';
import { isSetUp, type Setup } from '../setup.ts';
import type { PlannedFile } from './planned-file.ts';

/** What encrypts, signs and opens the backups of a setup. */
export type KeyMaterial =
  | ({ readonly kind: 'keys' } & JobKeys)
  | { readonly kind: 'passphrase'; readonly passphrase: Secret };

const ROLES = ['recovery', 'runner', 'verifier'] as const;
const PASSPHRASE_FILE = 'passphrase.txt';
/** Without letters that look like digits, and without U: 32 letters, 5 bits each. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Keeps the keys of an earlier run, or makes new ones, which are not in the private folder yet.
 * @returns undefined if an earlier run has made keys that are no longer here: its secrets stay as they are
 * @throws {RestorableError} KEY_MISSING
 */
export async function keyMaterialOf(
  setup: Setup,
  request: InitRequest,
  context: SetupContext,
): Promise<KeyMaterial | undefined> {
  const { privateFolder } = setup;
  if (isSetUp(setup) && !hasMaterial(setup) && request.passphrase === undefined) {
    if (setup.scheduler !== 'github') throw incomplete(privateFolder);
    context.run.warn(
      `The keys of the earlier run are not in ${privateFolder}, so the secrets stay as they are. To change the secrets, give the folder with the keys as \`output\`.`,
    );
    return undefined;
  }
  if (setup.encryption === 'passphrase') {
    const path = join(privateFolder, PASSPHRASE_FILE);
    const kept = existsSync(path) ? new Secret(readFileSync(path, 'utf8').trimEnd()) : undefined;
    const passphrase = request.passphrase ?? kept ?? newPassphrase();
    context.host.mask(passphrase);
    return { kind: 'passphrase', passphrase };
  }
  const folder = hasMaterial(setup) ? privateFolder : await makeKeys(setup, context);
  const [recovery, runner, verifier] = ROLES.map((role) => readPair(folder, role));
  if (recovery === undefined || runner === undefined || verifier === undefined) throw incomplete(folder);
  for (const { armoredPrivate } of [recovery, runner, verifier]) context.host.mask(armoredPrivate);
  return { kind: 'keys', recovery, runner, verifier };
}

/** Whether an earlier run has left the files of its keys, or of its passphrase. */
function hasMaterial({ privateFolder, encryption }: Setup): boolean {
  const files = encryption === 'passphrase' ? [PASSPHRASE_FILE] : ROLES.map((role) => `${role}.private.asc`);
  return files.some((file) => existsSync(join(privateFolder, file)));
}

/** The files of the keys, as `keygen` names them. */
export function keyFiles({ privateFolder }: Setup, material: KeyMaterial): PlannedFile[] {
  if (material.kind === 'passphrase') {
    const content = `${material.passphrase.reveal()}\n`;
    return [{ path: join(privateFolder, PASSPHRASE_FILE), content, isSecret: true, purpose: 'the passphrase' }];
  }
  return ROLES.flatMap((role) => {
    const { armoredPublic, armoredPrivate } = material[role];
    const half = (which: string, content: string, isSecret: boolean): PlannedFile => ({
      path: join(privateFolder, `${role}.${which}.asc`),
      content,
      isSecret,
      purpose: `${which} half of the ${role} key`,
    });
    return [half('private', armoredPrivate.reveal(), true), half('public', armoredPublic, false)];
  });
}

/** In the workspace, until the user has agreed on every file. */
async function makeKeys({ identity }: Setup, context: SetupContext): Promise<string> {
  const { path } = await context.host.workspace();
  const folder = join(path, 'keys');
  const report = await runKeygen(
    {
      mode: 'keygen',
      outputDirectory: folder,
      identity,
      passphrase: undefined,
      withCredentials: false,
      keepKeys: false,
    },
    // `keygen` warns of a recovery key without a passphrase. Here the user has no choice: the verify job gets the key.
    { ...context, host: { ...context.host, log: { ...context.host.log, warning: () => {} } } },
  );
  if (report.error === undefined) return folder;
  throw new RestorableError(report.error.code, report.error.message, { hint: report.error.hint });
}

function readPair(folder: string, role: string): KeyPair | undefined {
  const path = (half: string): string => join(folder, `${role}.${half}.asc`);
  if (!existsSync(path('public')) || !existsSync(path('private'))) return undefined;
  return {
    armoredPublic: readFileSync(path('public'), 'utf8'),
    armoredPrivate: new Secret(readFileSync(path('private'), 'utf8')),
  };
}

function incomplete(folder: string): RestorableError {
  return new RestorableError('KEY_MISSING', `Some of the keys of an earlier run are no longer in ${folder}.`, {
    hint: 'Put all files back, or give another folder as `output` for new keys. Old backups can only be read with the old ones.',
  });
}

/** 125 random bits in groups that can be copied by hand. */
function newPassphrase(): Secret {
  const letters = [...randomBytes(25)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return new Secret([0, 5, 10, 15, 20].map((at) => letters.slice(at, at + 5).join('')).join('-'));
}
