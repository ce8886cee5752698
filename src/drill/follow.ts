import { throwIfCancelled } from '../core/cancellation.ts';
import { RestorableError } from '../core/errors.ts';
import type { RecoveryShell, StepEnd } from '../ports/programs/recovery-shell.ts';
import type { DrillStep } from '../report/facts/drill.ts';
import type { RunContext } from '../run/run-context.ts';
import { phaseOfStep, type RecoveryStep } from '../runbook/recovery-steps.ts';
import type { Typed } from './place.ts';

/** Codes of the script for an object that is missing or damaged. */
const NOTICED = ['BACKUP_DAMAGED', 'OBJECT_MISSING'];
/** The script exits with this if it could not run: a full disk, a missing program. */
const COULD_NOT_RUN = 2;

/** The steps of a drill, in the order of the page, and what became of each. */
export class Following {
  readonly #context: RunContext;
  readonly #shell: RecoveryShell;
  readonly #typed: Typed;
  readonly #done: DrillStep[];

  /** @param done receives each step as it ends, so that a report of a failed drill has those before it */
  constructor(context: RunContext, shell: RecoveryShell, typed: Typed, done: DrillStep[]) {
    this.#context = context;
    this.#shell = shell;
    this.#typed = typed;
    this.#done = done;
  }

  /**
   * Runs one step, and measures it.
   * @throws {RestorableError} INSTRUCTIONS_FAILED, INSTRUCTIONS_NOT_RUN, a limit of the sandbox, CANCELLED
   */
  async run(step: RecoveryStep): Promise<void> {
    const { clock, run, host } = this.#context;
    const { heading, title, expects } = step;
    const startedMs = clock.monotonicMs();
    const note = (outcome: DrillStep['outcome']): void => {
      this.#done.push({ heading, title, outcome, durationMs: Math.round(clock.monotonicMs() - startedMs) });
    };
    host.log.info(`Step ${heading.split('.')[0]}: ${title}`);
    try {
      const end = await run.phase(phaseOfStep(title), () =>
        this.#shell.run(step.commands, step.needsSecret ? this.#typed : new Map()),
      );
      throwIfCancelled(host.signal);
      requireEnd(step, end);
    } catch (thrown) {
      note('failed');
      throw thrown;
    }
    note(expects === 'damage' ? 'noticed' : 'done');
  }
}

function requireEnd({ title, heading, expects, name, commands }: RecoveryStep, { code, codes, words }: StepEnd): void {
  const where = `"${title}" (section "${heading}" of the instructions)`;
  const because = codes.length === 0 ? '' : `: ${[...new Set(codes)].join(', ')}`;
  if (code === null) {
    throw new RestorableError('INSTRUCTIONS_NOT_RUN', `The shell ended in the step ${where}.`, {
      hint: 'This is not a verdict on the backup. Run the drill again, with more memory if the machine is small.',
      foreign: words,
    });
  }
  if (expects === 'damage') {
    if (code === 1 && codes.some((each) => NOTICED.includes(each))) return;
    const message =
      code === 0
        ? `The step ${where} did not notice the damaged object.`
        : `The step ${where} did not name the damaged object${because}.`;
    throw new RestorableError('INSTRUCTIONS_FAILED', message, { hint: BY_HAND, foreign: words });
  }
  if (code === 0) return;
  if (name.startsWith('decrypt') && code === COULD_NOT_RUN) {
    throw new RestorableError('INSTRUCTIONS_NOT_RUN', `The step ${where} could not run${because}.`, {
      hint: 'This is not a verdict on the backup. The code is one of docs/troubleshooting.md.',
      foreign: words,
    });
  }
  throw new RestorableError('INSTRUCTIONS_FAILED', `The step ${where} failed${because}.`, {
    hint: commands.includes('existing-accounts.sql') ? MYSQL_HINT : BY_HAND,
    foreign: words,
  });
}

const BY_HAND = 'Follow the page yourself on a test machine to see its output, and run `verify` on the same backup.';
const MYSQL_HINT =
  'Without `restore-as` the database gets the name that its dump may contain. Are the definers of its views in `globals.sql`? Otherwise follow the page yourself on a test machine to see its output.';
