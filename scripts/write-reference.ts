// Writes docs/reference.md from the tables of modes, options and outputs: node scripts/write-reference.ts. A test compares them.
import { writeFileSync } from 'node:fs';
import { OUTPUTS, type Output } from '../src/action/outputs.ts';
import { MODE_SUMMARIES } from '../src/cli/help.ts';
import { MODES, type Mode } from '../src/options/mode.ts';
import { findOption, OPTION_NAMES, optionsOf } from '../src/options/options.ts';
import { CONTAINMENT_OPTIONS } from '../src/options/table/containment.ts';
import { DATABASE_OPTIONS } from '../src/options/table/databases.ts';
import { DIGEST_OPTIONS } from '../src/options/table/digest.ts';
import { DUMP_OPTIONS } from '../src/options/table/dump.ts';
import { EVIDENCE_OPTIONS } from '../src/options/table/evidence.ts';
import { KEY_OPTIONS } from '../src/options/table/keys.ts';
import type { Option } from '../src/options/table/option.ts';
import { READING_OPTIONS } from '../src/options/table/reading.ts';
import { RETENTION_OPTIONS } from '../src/options/table/retention.ts';
import { RUN_OPTIONS } from '../src/options/table/run.ts';
import { SETUP_OPTIONS } from '../src/options/table/setup.ts';
import { WATCH_OPTIONS } from '../src/options/table/watch.ts';

/** The parts of the table of options, in the order of the page. */
const SECTIONS: readonly (readonly [title: string, options: Readonly<Record<string, Option>>])[] = [
  ['Databases and destinations', DATABASE_OPTIONS],
  ['Keys and passphrases', KEY_OPTIONS],
  ['Reading, restoring, checks and objectives', READING_OPTIONS],
  ['The dump', DUMP_OPTIONS],
  ['Content digests', DIGEST_OPTIONS],
  ['Retention, holds and releases', RETENTION_OPTIONS],
  ['Containment of a verification', CONTAINMENT_OPTIONS],
  ['Evidence', EVIDENCE_OPTIONS],
  ['The run, and other modes', RUN_OPTIONS],
  ['Setting up, on the command line only', SETUP_OPTIONS],
  ['Alerts, heartbeats and metrics', WATCH_OPTIONS],
];

const HEADER = `<!-- Written by scripts/write-reference.ts from src/options/table/ and src/action/outputs.ts: do not edit. -->

# Reference

The modes, every input, every output, and the exit codes. \`restorable MODE --help\` shows the inputs of one mode.

- In a workflow, \`mode\` and the inputs are under \`with:\`.
- On the command line, the mode is the first word, and each input is an option of the same name: \`--encrypt-to FILE\`.
- Each input can also be an environment variable, \`RESTORABLE_\` with its name: \`RESTORABLE_ENCRYPT_TO\`. Use this for secrets, so that
  the process list doesn't show them.
- Most inputs can be in a [configuration file](configuration.md), with the same names.

A mode refuses an input that it does not support. \`doctor\` accepts every input of \`backup\` and \`verify\`, which the tables don't repeat.
`;

const EITHER = `A backup also needs \`database\` or \`config\`. It needs \`encrypt-to\` or \`passphrase\`, a verification and a restore \`decrypt-with\` or
\`passphrase\`, all of which can be in a \`key-bundle\`.
`;

const COMMAND_LINE = `## Only on the command line

| option | meaning |
|---|---|
| \`--json\` | Prints the report as JSON instead of text. |
| \`--log-level debug\` | Prints more details. |
| \`--show-tool-output\` | Prints the output of tools and servers. It can quote rows. |
| \`--help\`, \`--version\` | Print help or the version, and do nothing else. |
`;

const EXIT_CODES = `## Exit codes

| code | meaning |
|---|---|
| 0 | Done. |
| 1 | A finding: the backup is bad, or an objective or a check was not met. |
| 2 | The run could not be completed. |
| 130 | The run was cancelled. |

[troubleshooting.md](troubleshooting.md) explains each error.
`;

/** The text of docs/reference.md. */
export function referencePage(): string {
  const listed = SECTIONS.flatMap(([, options]) => Object.keys(options));
  const missing = OPTION_NAMES.filter((name) => !listed.includes(name));
  if (missing.length > 0) throw new Error(`no section of the reference has ${missing.join(', ')}: add it to SECTIONS`);
  return [HEADER, modesTable(), inputTables(), COMMAND_LINE, outputTable(), EXIT_CODES].join('\n');
}

function modesTable(): string {
  const rows = MODES.map((mode) => {
    const required = optionsOf(mode).filter((name) => findOption(name)?.required?.includes(mode));
    return row(code(mode), plain(MODE_SUMMARIES[mode]), required.map(code).join(', '));
  });
  return `## Modes\n\n${table(['mode', 'meaning', 'required inputs'], rows)}\n${EITHER}`;
}

function inputTables(): string {
  const tables = SECTIONS.map(([title, options]) => {
    const rows = Object.entries(options).map(([name, option]) =>
      row(code(name), modesTakingIt(option), meaningOf(option)),
    );
    return `### ${title}\n\n${table(['input', 'modes', 'meaning'], rows)}`;
  });
  return `## Inputs\n\n${tables.join('\n')}`;
}

function outputTable(): string {
  const rows = Object.entries<Output>(OUTPUTS).map(([name, output]) =>
    row(code(name), modesOf(output), plain(output.description)),
  );
  return `## Outputs\n\n${table(['output', 'modes', 'meaning'], rows)}`;
}

/** Without `doctor`, whose inputs a sentence names. */
function modesTakingIt({ modes }: Option): string {
  return modesOf({ modes: modes.length === MODES.length ? modes : modes.filter((mode) => mode !== 'doctor') });
}

function modesOf({ modes }: { readonly modes: readonly Mode[] }): string {
  return modes.length === MODES.length ? 'all' : modes.join(', ');
}

function meaningOf(option: Option): string {
  const { description, required = [], default: standard, example, page } = option;
  const sentences = [plain(description)];
  if (required.length === option.modes.length) sentences.push('**Required.**');
  else if (required.length > 0) sentences.push(`**Required** for ${required.join(', ')}.`);
  if (standard !== undefined) sentences.push(`Default: ${code(standard)}.`);
  if (example !== undefined) sentences.push(`Example: ${code(example)}.`);
  if (page !== undefined) sentences.push(`More: [${page.replace(/\.md.*/, '')}](${page}).`);
  return sentences.join(' ');
}

/** Text with the characters of Markdown escaped, except in code. */
function plain(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[<*_[\]\\]/g, '\\$&')))
    .join('')
    .replaceAll('|', '\\|');
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function table(headings: readonly string[], rows: readonly string[]): string {
  return `${[row(...headings), `|${'---|'.repeat(headings.length)}`, ...rows].join('\n')}\n`;
}

if (import.meta.main) writeFileSync(new URL('../docs/reference.md', import.meta.url), referencePage());
