import type { OpenNotifiers } from '../notify-test/notify-test.ts';
import type { LocalProgramRunner } from '../ports/programs/local-program.ts';
import type { Dependencies } from '../run/dependencies.ts';
import type { RunContext } from '../run/run-context.ts';

/** What a setup receives in addition to what every command does. */
export interface SetupDependencies extends Dependencies {
  readonly runProgram: LocalProgramRunner;
  readonly openNotifiers: OpenNotifiers;
}

export type SetupContext = RunContext & SetupDependencies;
