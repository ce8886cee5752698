import type { Secret } from '../../core/secret.ts';
import type { EngineName } from '../../ports/engine/names.ts';
import type { CommandSpec } from '../../ports/programs/command-spec.ts';

/** A database URL whose scheme has selected the engine. */
interface UrlSource {
  readonly engine: Exclude<EngineName, 'command'>;
  readonly url: Secret;
}

/** A database that is dumped and restored by commands from the configuration file. */
interface CommandSource {
  readonly engine: 'command';
  readonly url: Secret;
  readonly commands: CommandSpec;
}

export type DatabaseSource = UrlSource | CommandSource;
