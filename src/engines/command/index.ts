import { broken, fine, type Observation } from '../../core/finding.ts';
import type { Engine } from '../../ports/engine/engine.ts';
import type { CommandSpec } from '../../ports/programs/command-spec.ts';
import { openCommandSource } from './source.ts';
import { openCommandTarget } from './target/target.ts';

/** Any database that has a dump command. */
export function createCommandEngine(spec: CommandSpec): Engine {
  return {
    openSource: (_url, options, host) => openCommandSource(spec, options, host),
    openTarget: (target, needs, host) => openCommandTarget(spec, target, needs, host),
    verificationNeeds: () => [{ name: 'command `verify`', examine: async () => verifyObservation(spec) }],
    // Everything that a verification creates is in the workspace.
    dropLeftover: async () => {},
  };
}

function verifyObservation({ verify }: CommandSpec): Observation {
  const seen = { kind: 'verify-command', isGiven: verify !== undefined } as const;
  return seen.isGiven ? fine(seen) : broken(seen);
}
