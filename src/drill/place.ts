import { chmod, lstat, mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../core/errors.ts';
import type { Unlock } from '../core/keys/key-material.ts';
import type { Secret } from '../core/secret.ts';
import type { ByHand } from '../ports/engine/target.ts';
import type { RecoveryDesk } from '../ports/programs/recovery-shell.ts';

/** Where the page puts everything: ~/recovery. */
const RECOVERY = 'recovery';
/** The second copy, as the shell writes its folder. */
const OTHER = 'other';

/** The paths of a drill, in the home of its shell. */
export interface DrillPlace {
  /** The copy of the nearest destination: $BACKUPS. */
  readonly copy: string;
  /** The copy of another destination. */
  readonly otherCopy: string;
  /** $FILES: what the commands decrypt. */
  readonly files: string;
  readonly signer: string;
  readonly key: string;
}

/** Creates the folders that the page expects: the shell's user can write to all but the copies. */
export async function makePlace({ home }: RecoveryDesk, database: string): Promise<DrillPlace> {
  for (const folder of [RECOVERY, OTHER]) await makeShared(join(home, folder));
  const recovery = join(home, RECOVERY);
  return {
    copy: join(recovery, database),
    otherCopy: join(home, OTHER, database),
    files: join(recovery, 'files'),
    signer: join(recovery, 'runner.public.asc'),
    key: join(recovery, 'recovery.private.asc'),
  };
}

/** The folder of the second copy, as the shell writes it. */
export const otherCopyInShell = (database: string): string => `$HOME/${OTHER}/${database}`;

async function makeShared(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o777);
}

/** What a person would type to a prompt: variables that only the steps get that ask for it. */
export type Typed = ReadonlyMap<string, Secret>;

/** Puts keys and settings where the page expects them, in the place of the person who follows it. */
export async function putKeys(
  { home }: RecoveryDesk,
  place: DrillPlace,
  {
    unlock,
    signers,
    byHand,
  }: { readonly unlock: Unlock; readonly signers: readonly string[]; readonly byHand: ByHand },
): Promise<Typed> {
  await writeFile(place.signer, `${signers.join('\n')}\n`, { mode: 0o644 });
  for (const [name, text] of Object.entries(byHand.homeFiles)) await writeFile(join(home, name), text, { mode: 0o644 });
  if (unlock.kind === 'passphrase') return new Map([['RESTORABLE_PASSPHRASE', unlock.passphrase]]);
  const keys = unlock.keys.map(({ armored }) => armored.reveal().trimEnd());
  await writeFile(place.key, `${keys.join('\n')}\n`, { mode: 0o600 });
  // The shell's user deletes it at the end. Only we and that user can enter the home.
  await chmod(place.key, 0o666);
  const locked = unlock.keys.find(({ passphrase }) => passphrase !== undefined)?.passphrase;
  return new Map(locked === undefined ? [] : [['RESTORABLE_KEY_PASSPHRASE', locked]]);
}

/**
 * Empties the key before the restore: a dump is a program, and what it runs must find nothing that decrypts. The file itself stays, for
 * the step that deletes it.
 */
export async function emptyKey(place: DrillPlace): Promise<void> {
  if (await exists(place.key)) await truncate(place.key);
}

/** @throws {RestorableError} INSTRUCTIONS_FAILED if the last step left the key, or what was decrypted */
export async function requireClean(place: DrillPlace): Promise<void> {
  if (!(await exists(place.key)) && !(await exists(place.files))) return;
  throw new RestorableError(
    'INSTRUCTIONS_FAILED',
    'The last step of the instructions left the key or decrypted files.',
    {
      hint: 'After a recovery, delete both by hand.',
    },
  );
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
