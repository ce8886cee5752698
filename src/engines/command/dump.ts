import { cancellation } from '../../core/cancellation.ts';
import { ForeignText } from '../../core/foreign.ts';
import type { Host } from '../../ports/host.ts';
import { commandFailure, howItEnded, killHint } from './failure.ts';
import type { Runner } from './runner/runner.ts';

/**
 * What `dump` prints. The iteration ends only after exit code 0 and at least one byte.
 * @throws {RestorableError} DUMP_FAILED, DUMP_EMPTY, DATABASE_*, CLIENT_MISSING, CANCELLED
 * @param signal ends it, in addition to the host's
 */
export async function* runDump(
  argv: readonly string[],
  runner: Runner,
  host: Host,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const onErrorLine = (line: string): void => host.toolWords.add(new ForeignText('the command `dump`', line));
  const child = await runner.start({ name: 'dump', argv, stdin: 'ignore', signal, onErrorLine });
  let bytes = 0;
  try {
    for await (const chunk of child.stdout as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      yield chunk;
    }
    const exit = await child.exited;
    if (host.signal.aborted) throw cancellation(host.signal);
    if (exit.code !== 0) {
      throw commandFailure('dump', howItEnded(exit), child.errorText(), {
        code: 'DUMP_FAILED',
        hint: `${killHint(exit, 'Run the same command by hand to see more.')} Nothing was stored as a backup.`,
        isContained: runner.purpose === 'verify',
      });
    }
    if (bytes > 0) return;
    throw commandFailure('dump', 'ended with exit code 0 without printing anything', child.errorText(), {
      code: 'DUMP_EMPTY',
      hint: 'It must print the dump on standard output. Run it by hand. A pipe in `sh -c` hides the exit code of all but its last command.',
      isContained: runner.purpose === 'verify',
    });
  } catch (error) {
    if (host.signal.aborted) throw cancellation(host.signal);
    throw error;
  } finally {
    // Also if the reader stopped reading: a command that is left running would block on its pipe forever.
    await child.stop();
  }
}
