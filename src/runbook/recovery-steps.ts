import type { EngineName } from '../ports/engine/names.ts';
import { blockWith, type RecoveryPage } from './recovery-page.ts';

/** What the commands of the page are filled in with. */
export interface RecoveryPlan {
  readonly database: string;
  readonly engine: EngineName;
  /** The backups were made with a passphrase and no recovery key. */
  readonly isOfPassphrase: boolean;
  /** The public key of the backup job is there. Otherwise the passphrase signed. */
  readonly hasSigner: boolean;
  /** A backup other than the newest. */
  readonly backup?: string | undefined;
  /** MySQL and MariaDB: a plain name for the new database, other than the source's. */
  readonly restoreAs?: string | undefined;
  /** The folder of a second copy, as the shell writes it. The first copy is then expected to be damaged. */
  readonly secondCopy?: string | undefined;
}

export type StepName =
  | 'names'
  | 'check'
  | 'choose'
  | 'decrypt-damaged'
  | 'decrypt'
  | 'database'
  | 'restore'
  | 'look'
  | 'clean-up';

/** A block of the page with the names filled in. */
export interface RecoveryStep {
  readonly name: StepName;
  /** The heading on the page. */
  readonly heading: string;
  readonly title: string;
  readonly commands: string;
  /** It asks for the passphrase, or opens the recovery key. */
  readonly needsSecret: boolean;
  /** `damage`: it must notice that an object is damaged. */
  readonly expects: 'success' | 'damage';
}

const TITLES: Readonly<Record<StepName, readonly [heading: string, title: string]>> = {
  names: ['2. Copy', 'Set the names'],
  check: ['3. Check these instructions', 'Check the instructions'],
  choose: ['4. Choose', 'List the backups'],
  'decrypt-damaged': ['5. Decrypt', 'Decrypt the damaged copy'],
  decrypt: ['5. Decrypt', 'Decrypt'],
  database: ['6. Restore', 'Set the name of the new database'],
  restore: ['6. Restore', 'Restore'],
  look: ['7. Check', 'Show what the source contained'],
  'clean-up': ['7. Check', 'Clean up'],
};

const OF_MYSQL = { heading: 'MySQL and MariaDB', restores: '"$code" | load', names: 'export DATABASE=' } as const;

/** A section of the page: the block that restores contains one text, and the one before it that sets a name another. */
interface Section {
  readonly heading: string;
  readonly restores: string;
  readonly names?: string;
}

/** The section of the page for each engine. `command` has none: the page can't know its commands. */
const SECTIONS: Readonly<Partial<Record<EngineName, Section>>> = {
  postgres: { heading: 'PostgreSQL', restores: 'pg_restore' },
  mysql: OF_MYSQL,
  mariadb: OF_MYSQL,
  sqlite: { heading: 'SQLite', restores: 'integrity_check' },
  d1: { heading: 'Cloudflare D1', restores: 'integrity_check' },
};

/** A name for the new database, for the engines whose dumps may contain the old one. */
export function ofMysql(engine: EngineName, name: string | undefined): string | undefined {
  return engine === 'mysql' || engine === 'mariadb' ? name : undefined;
}

/** The name of the phase of a step, in the report and the record of a drill. */
export const phaseOfStep = (title: string): string => `instructions: ${title}`;

/** Whether the page has commands that restore a backup of this engine. */
export function hasRecoverySteps(engine: EngineName): boolean {
  return SECTIONS[engine] !== undefined;
}

/**
 * The commands of a recovery in their order, as the runbook shows them and a drill runs them. Installing programs and copying the folder
 * come before them (`preparationOf`).
 */
export function recoverySteps(page: RecoveryPage, plan: RecoveryPlan): readonly RecoveryStep[] {
  const { engine, isOfPassphrase, hasSigner, secondCopy } = plan;
  const unlock = isOfPassphrase ? '--passphrase' : '--key';
  const choose = blockWith(page, TITLES.choose[0], isOfPassphrase ? '--passphrase' : '--signer');
  const decrypt = withBackup(blockWith(page, TITLES.decrypt[0], unlock), plan.backup);
  const signed = (block: string): string => (isOfPassphrase && hasSigner ? withSigner(block) : block);
  const section = SECTIONS[engine];
  if (section === undefined) throw new RangeError(`the page has no commands for ${engine}`);
  const { heading, restores, names } = section;
  const secret = { needsSecret: true };
  return [
    step('names', namesFor(blockWith(page, TITLES.names[0], 'export BACKUPS'), plan.database)),
    ...(hasSigner ? [step('check', blockWith(page, TITLES.check[0]))] : []),
    step('choose', signed(choose), { needsSecret: isOfPassphrase }),
    ...(secondCopy === undefined ? [] : [step('decrypt-damaged', signed(decrypt), { ...secret, expects: 'damage' })]),
    step('decrypt', withSecondCopy(signed(decrypt), secondCopy), secret),
    ...(names === undefined ? [] : [step('database', withDatabase(blockWith(page, heading, names), plan.restoreAs))]),
    step('restore', blockWith(page, heading, restores)),
    step('look', blockWith(page, TITLES.look[0], 'CONTENTS.json')),
    step('clean-up', blockWith(page, TITLES['clean-up'][0], 'shred')),
  ];
}

function step(
  name: StepName,
  commands: string,
  more: Partial<Pick<RecoveryStep, 'needsSecret' | 'expects'>> = {},
): RecoveryStep {
  const [heading, title] = TITLES[name];
  return { name, heading, title, commands, needsSecret: false, expects: 'success', ...more };
}

/** The page says: "Replace `shop` with your database's name". A name in storage needs no quotes. */
function namesFor(block: string, database: string): string {
  return block.replaceAll('/recovery/shop', `/recovery/${database}`);
}

/** The page says: "Add `--backup ID` for another one". */
function withBackup(block: string, id: string | undefined): string {
  return id === undefined ? block : block.replace(' --output', ` --backup ${id} --output`);
}

/** A runner key signed backups that a passphrase decrypts. */
function withSigner(block: string): string {
  return block.replace(' --passphrase', ' --signer "$SIGNER" --passphrase');
}

/** The page says: "Then set another one". */
function withDatabase(block: string, name: string | undefined): string {
  return name === undefined ? block : block.replace(/^export DATABASE=.*$/m, `export DATABASE=${name}`);
}

/** The page says: "give a second copy of the folder". */
function withSecondCopy(block: string, folder: string | undefined): string {
  if (folder === undefined) return block;
  return block.replace(' --output', ` --folder "$BACKUPS" --folder "${folder}" --output`);
}
