import type { CommandSpec } from '../../ports/command-spec.ts';
import type { Engine } from '../../ports/engine.ts';
import { openCommandSource } from './source.ts';
import { openCommandTarget } from './target/target.ts';

/** Any database that has a dump command. */
export function createCommandEngine(spec: CommandSpec): Engine {
  return {
    openSource: (_url, options, host) => openCommandSource(spec, options, host),
    openTarget: (target, needs, host) => openCommandTarget(spec, target, needs, host),
    // Everything that a verification creates is in the workspace.
    dropLeftover: async () => {},
  };
}
