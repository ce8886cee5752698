import type { Clock } from '../ports/clock.ts';
import type { DestinationSpec } from '../ports/destination.ts';
import type { Engine } from '../ports/engine/engine.ts';
import type { EngineName } from '../ports/engine/names.ts';
import type { Host } from '../ports/host.ts';
import type { HookRunner } from '../ports/programs/hook.ts';
import type { Sigstore } from '../ports/sigstore.ts';
import type { Storage } from '../ports/storage.ts';
import type { WorkflowRuns, WorkflowSpec } from '../ports/workflow-runs.ts';

/** What a command receives: access to the outside world through the ports. */
export interface Dependencies {
  readonly host: Host;
  readonly clock: Clock;
  /** Numbers from 0 up to 1, by which a verification chooses. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
  readonly openStorage: (spec: DestinationSpec, host: Host) => Promise<Storage>;
  readonly engine: (name: EngineName) => Promise<Engine>;
  readonly runHook: HookRunner;
  /** The runs of a workflow on GitHub. @throws {RestorableError} INPUT_INVALID */
  readonly workflowRuns: (spec: WorkflowSpec) => Promise<WorkflowRuns>;
  /** Loaded only if evidence is signed with the identity of the workflow, or such a signature is checked. */
  readonly sigstore: () => Promise<Sigstore>;
}
