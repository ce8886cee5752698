import type { Mode } from '../../options/mode.ts';
import { OPTION_NAMES, OPTIONS, type OptionName } from '../../options/options.ts';

/** Options that are not allowed in the configuration file, and what to do instead. */
const NOT_IN_FILE: Readonly<Partial<Record<OptionName, string>>> = {
  name: 'The key under `databases` is the name.',
  all: 'Each run selects its databases.',
  config: 'One file holds everything.',
  destination: 'Write `destinations`: a list of names from the `destinations` of the file.',
  backup: 'Each run selects its backup.',
  at: 'Each run selects its moment.',
  'before-gtid': 'Each run selects its moment.',
  'before-lsn': 'Each run selects its moment.',
  scenario: 'Each run chooses its scenario.',
  output: 'Each run names its file.',
  'max-backups': 'Each run selects its backups.',
  target: 'Each run names its target; a file never does.',
  replace: 'Each run names what it overwrites; a file never does.',
  'on-error': 'It belongs to one run.',
  'accept-new-source': 'Another server is accepted once, by the run that meets it.',
  'allow-unsigned': 'Signing ends once, in the run that is told so.',
  'drop-slot': 'It belongs to one run.',
  'dry-run': 'It belongs to one run.',
  'allow-failed-verification': 'It belongs to one run.',
  'accept-missing': 'It belongs to one run.',
  reason: 'It belongs to one run.',
  filter: 'It belongs to one run.',
  shard: 'It belongs to one run.',
  period: 'Each run selects its period.',
  evidence: 'It belongs to one run.',
  'allow-public-identity': 'Publishing a name is for the workflow to decide, in the step that does it.',
  report: 'It belongs to one run.',
  'report-html': 'It belongs to one run.',
  since: 'It belongs to one run.',
  format: 'It belongs to one run.',
  'history-file': 'It belongs to one run.',
  'github-token': 'Each job has its own.',
};

/** Options that belong to the runs of one mode. In the file, they are allowed only under `modes`. */
const ONLY_IN_MODES: Readonly<Partial<Record<OptionName, string>>> = {
  heartbeat:
    'Write it under `modes`, in the section of one mode: otherwise, the success of any other mode would hide a missing run of this one.',
};

/** Modes that read an option from the file, if fewer than its modes. */
const FEWER_MODES: Readonly<Partial<Record<OptionName, readonly Mode[]>>> = {
  // The file states the tunnel to `database`. Each run names its target, and the tunnel to it.
  tunnel: ['backup', 'doctor'],
};

/** Modes that read options from the file. `matrix` only reads its names. */
export const FILE_MODES: readonly Mode[] = OPTIONS.config.modes.filter((mode) => mode !== 'matrix');

/** Options that are allowed in the file, in the order of the table. */
export const FILE_OPTIONS: readonly OptionName[] = OPTION_NAMES.filter(
  (name) => !Object.hasOwn(NOT_IN_FILE, name) && FILE_MODES.some((mode) => modesInFile(name).includes(mode)),
);

/** Options that are allowed next to `modes`, for all modes that have them. */
export const SECTION_OPTIONS: readonly OptionName[] = FILE_OPTIONS.filter(
  (name) => !Object.hasOwn(ONLY_IN_MODES, name),
);

/** Options that a mode reads from the file. */
export function fileOptionsOf(mode: Mode): readonly OptionName[] {
  return FILE_OPTIONS.filter((name) => modesInFile(name).includes(mode));
}

/** Why an option is not allowed in the file. undefined for every other word. */
export function whyNotInFile(name: string): string | undefined {
  return Object.hasOwn(NOT_IN_FILE, name) ? NOT_IN_FILE[name as OptionName] : undefined;
}

/** Why an option is not allowed in a section for all modes. undefined for every other word. */
export function whyOnlyInModes(name: string): string | undefined {
  return Object.hasOwn(ONLY_IN_MODES, name) ? ONLY_IN_MODES[name as OptionName] : undefined;
}

function modesInFile(name: OptionName): readonly Mode[] {
  return FEWER_MODES[name] ?? OPTIONS[name].modes;
}
