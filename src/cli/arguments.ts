import { Command, CommanderError } from 'commander';
import { RestorableError } from '../core/errors.ts';
import { TOOL } from '../core/version.ts';
import { LEVELS, type Level } from '../host/logging/levels.ts';
import { unknownOption } from '../options/given.ts';
import { MODES, type Mode } from '../options/mode.ts';
import {
  environmentName,
  findOption,
  OPTION_NAMES,
  type OptionName,
  optionsOf,
  type RawOptions,
} from '../options/options.ts';
import { didYouMean } from '../options/text/suggest.ts';
import { modeHint } from '../options/text/synonyms.ts';
import { asksForHelp, descriptionFor, exampleOf, generalText, MODE_SUMMARIES } from './help.ts';

/** The content of a command line. */
export type Invocation =
  | { readonly kind: 'print'; readonly text: string }
  | {
      readonly kind: 'run';
      readonly raw: RawOptions;
      readonly json: boolean;
      readonly logLevel: Level;
      /** Print the output of tools and servers, which may quote rows. */
      readonly showToolOutput: boolean;
    };

type Environment = Readonly<Record<string, string | undefined>>;

/** Flags of the command line itself. They are not part of a request. */
const OWN_FLAGS = ['json', 'log-level', 'show-tool-output', 'help'] as const;

/**
 * Parses a command line. Missing options are read from `RESTORABLE_<OPTION>`, so that no secret has to be in argv.
 * @param argv without node and script
 * @throws {RestorableError} INPUT_UNKNOWN, INPUT_INVALID; never with a value in it
 */
export function readArguments(argv: readonly string[], env: Environment): Invocation {
  const general = generalText(argv);
  if (general !== undefined) return { kind: 'print', text: general };
  const [first = '', ...rest] = argv;
  if (first === 'help') return { kind: 'print', text: helpOf(modeOf(rest[0] ?? '')) };
  const mode = modeOf(first);
  if (rest.some(asksForHelp)) return { kind: 'print', text: helpOf(mode) };
  const given = readFlags(mode, rest);
  const raw = new Map<string, string>([...fromEnvironment(mode, env), ...given, ['mode', mode]]);
  const logLevel = raw.get('log-level') ?? env['RESTORABLE_LOG_LEVEL'] ?? 'info';
  const json = raw.has('json');
  const showToolOutput = raw.has('show-tool-output');
  if (showToolOutput) refuseInJob(env);
  for (const name of OWN_FLAGS) raw.delete(name);
  return { kind: 'run', raw, json, logLevel: levelOf(logLevel), showToolOutput };
}

/** Everyone who can read the repository can read a job's log. */
function refuseInJob(env: Environment): void {
  if (!env['GITHUB_ACTIONS']) return;
  throw new RestorableError('INPUT_INVALID', '`--show-tool-output` would print rows into the log of a job.', {
    hint: 'Give `--diagnostics PATH`: the file is encrypted to the recovery keys.',
  });
}

function modeOf(word: string): Mode {
  const mode = MODES.find((each) => each === word);
  if (mode !== undefined) return mode;
  if (word.startsWith('-')) {
    throw new RestorableError('INPUT_INVALID', 'The first word must be a command.', {
      hint: `One of: ${MODES.join(', ')}. Options follow it.`,
    });
  }
  const shown = word.slice(0, 30).replaceAll(/[^\w-]/g, '?');
  throw new RestorableError('INPUT_UNKNOWN', `\`${shown}\` is not a command.`, { hint: modeHint(word, MODES) });
}

function levelOf(text: string): Level {
  const level = LEVELS.find((each) => each === text);
  if (level !== undefined) return level;
  throw new RestorableError('INPUT_INVALID', '`log-level` is not known.', { hint: didYouMean(text, LEVELS) });
}

function readFlags(mode: Mode, words: readonly string[]): Map<string, string> {
  const command = commandOf(mode);
  const given = new Map<string, string>();
  for (const option of command.options) {
    const name = option.name();
    command.on(`option:${name}`, (value: string | null) => {
      if (value?.startsWith('--') === true && isFlag(value.slice(2))) throw needsValue(name);
      const earlier = given.get(name);
      const repeats = takesSeveral(mode, name);
      if (earlier !== undefined && value !== null && !repeats) {
        throw new RestorableError('INPUT_INVALID', `\`--${name}\` is given twice.`, { hint: 'Give it once.' });
      }
      // The values of a repeatable flag are joined one per line, as in the Action's input.
      // An empty one stays an empty line, which is an error, although it would be the last.
      const line = value === '' && earlier !== undefined ? '\n' : (value ?? 'true');
      given.set(name, earlier === undefined || value === null ? line : `${earlier}\n${line}`);
    });
  }
  const { operands, unknown } = parse(command, words);
  const [unknownWord] = unknown;
  if (unknownWord !== undefined) throw unknownWordError(mode, unknownWord);
  if (operands.length > 0) {
    // The text may be a password whose flag was forgotten, so it is not repeated.
    throw new RestorableError('INPUT_INVALID', `\`${mode}\` takes options only, but a word without one was given.`, {
      hint: `Write --option value, or --option=value; quote values with spaces. See: ${TOOL.name} ${mode} --help`,
    });
  }
  return given;
}

/** Its values are joined, one per line, as in the Action's input. */
function takesSeveral(mode: Mode, name: string): boolean {
  const option = findOption(name);
  if (option?.kind === 'lines' || option?.secrecy === 'keys') return true;
  return option?.secrecy !== 'value' && option?.several?.includes(mode) === true;
}

function parse(command: Command, words: readonly string[]): { operands: string[]; unknown: string[] } {
  try {
    return command.parseOptions([...words]);
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    // Only a missing value can fail here. Commander's own message would repeat what was typed.
    throw needsValue((words.at(-1) ?? '').replace(/^-+/, ''));
  }
}

function needsValue(name: string): RestorableError {
  const shown = isFlag(name) ? name : 'the last option';
  const example = findOption(name)?.example;
  return new RestorableError('INPUT_INVALID', `\`--${shown}\` needs a value.`, {
    hint: example === undefined ? findOption(name)?.description : `For example: --${shown} ${example}`,
  });
}

function isFlag(name: string): boolean {
  return findOption(name) !== undefined || OWN_FLAGS.some((flag) => flag === name);
}

/** A flag that is not valid for this mode. Its value, after "=", is never shown. */
function unknownWordError(mode: Mode, word: string): RestorableError {
  const name = word.replace(/^-+/, '').replace(/=.*$/s, '');
  const option = findOption(name);
  const isOwnFlag = name !== 'log-level' && OWN_FLAGS.some((flag) => flag === name);
  if ((option?.kind === 'boolean' || isOwnFlag) && word.includes('=')) {
    return new RestorableError('INPUT_INVALID', `\`--${name}\` takes no value.`, { hint: 'Leave it out for "no".' });
  }
  if (option === undefined) return unknownOption(name, [...optionsOf(mode), ...OWN_FLAGS]);
  const modes = option.modes.map((each) => `\`${each}\``).join(', ');
  return new RestorableError(
    'INPUT_UNKNOWN',
    `\`${name}\` is not an option of \`${mode}\`. It is an option of ${modes}.`,
    {
      hint: `See: ${TOOL.name} ${mode} --help`,
    },
  );
}

/** Options of other modes are ignored, because one environment serves several commands. A misspelled name is an error. */
function fromEnvironment(mode: Mode, env: Environment): Map<string, string> {
  const known = new Map(OPTION_NAMES.map((name): [string, OptionName] => [environmentName(name), name]));
  const found = new Map<string, string>();
  const own: readonly OptionName[] = optionsOf(mode);
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith('RESTORABLE_') || variable.startsWith('RESTORABLE_TEST_') || value === undefined) continue;
    if (variable === 'RESTORABLE_LOG_LEVEL') continue;
    const name = known.get(variable);
    if (name === undefined) {
      throw new RestorableError(
        'INPUT_UNKNOWN',
        `The environment variable ${variable.slice(0, 60)} does not name an option.`,
        {
          hint: didYouMean(variable, [...known.keys()]),
        },
      );
    }
    if (own.includes(name)) found.set(name, value);
  }
  return found;
}

function commandOf(mode: Mode): Command {
  const command = new Command(mode)
    .usage('[options]')
    .description(MODE_SUMMARIES[mode])
    .exitOverride()
    .configureOutput({ writeErr: () => {}, getOutHelpWidth: () => 110 });
  for (const name of optionsOf(mode)) {
    const option = findOption(name);
    if (option === undefined) continue;
    const fallback = option.default === undefined ? '' : ` (default ${option.default})`;
    const flag = option.placeholder === undefined ? `--${name}` : `--${name} <${option.placeholder}>`;
    const needed = option.required?.includes(mode) === true ? ' Required.' : '';
    const repeat = option.kind === 'lines' || option.several?.includes(mode) === true ? ' May be repeated.' : '';
    command.option(flag, `${descriptionFor(option.description, mode)}${fallback}${needed}${repeat}`);
  }
  return command
    .option('--show-tool-output', 'Print the messages of tools and servers on standard error; they may quote rows.')
    .option('--json', 'Print only the report, as JSON, on standard output.')
    .option('--log-level <level>', `What is logged on standard error: ${LEVELS.join(', ')} (default info)`);
}

function helpOf(mode: Mode): string {
  const help = commandOf(mode).helpInformation().replace('Usage: ', `Usage: ${TOOL.name} `);
  return `${help}
Every option can also be an environment variable, which is best for secrets: --key-passphrase is
${environmentName('key-passphrase')}.

Example:
${exampleOf(mode)}
`;
}
