import { RestorableError } from '../../../core/errors.ts';
import type { ForeignText } from '../../../core/foreign.ts';
import type { Sandbox } from '../../../process/sandbox/contained-child.ts';
import type { ServerFolders } from '../../parts/server/own-server.ts';
import { nameOf, type ServerProgram } from './programs.ts';
import type { FixedSettings } from './settings.ts';

export interface ServerOptions extends FixedSettings {
  readonly program: ServerProgram;
  readonly sandbox: Sandbox;
  /** Bytes that will be restored, to size the log files. */
  readonly rawBytes: number;
}

/** Everything needed to create and start a server. */
export interface ServerLayout extends ServerOptions, ServerFolders {
  /** Path of the socket, the only thing that listens. */
  readonly socket: string;
}

export const ADMIN = 'restorable_admin';
export const RESTORING_ROLE = 'restorable_restore';
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin:/usr/sbin', LC_ALL: 'C', TZ: 'UTC' } as const;

/** The error for a server that could not be created or started. @param how it ended */
export function cannotStart(program: ServerProgram, how: string, words: ForeignText): RestorableError {
  if (/No space left|disk is full|Disk is full|errno: 28/i.test(words.reveal())) {
    return new RestorableError('DISK_FULL', 'The disk is full: the ephemeral server could not be created.', {
      hint: 'Free some space, or set `target:` to a database in a service container.',
    });
  }
  const name = `${nameOf(program.flavor)} ${program.series}`;
  return new RestorableError('SERVER_MISSING', `The ephemeral ${name} server can't be started: ${how}.`, {
    foreign: words,
    hint: 'Install a complete server of that version, name its folder in MYSQL_BIN, or use `target:`.',
  });
}
