import { runToEnd } from '../child.ts';
import { SYSTEM_PATH } from '../command.ts';

const KILL_TIMEOUT_MS = 10_000;

/**
 * Through sudo a program does not die with us, and we can't delete its files. It is therefore tied to its standard
 * input, and we hold the other end. When that closes (we are gone) or the program ends, the rest follows.
 * @param removeAtEnd a folder that is deleted with it
 */
export function onLifeline(
  { file, args }: { readonly file: string; readonly args: readonly string[] },
  removeAtEnd = '',
): { readonly file: string; readonly args: readonly string[] } {
  const script = `exec 3<&0
folder=$1; shift
"$@" </dev/null 3<&- & program=$!
{ cat <&3 >/dev/null; kill -QUIT $program; sleep 1; kill -KILL $program; } 2>/dev/null &
# Once we are gone, the message of the shell about a killed program has no reader, and writing it would end the shell.
exec 2>/dev/null
wait $program; code=$?
[ -z "$folder" ] || rm -rf -- "$folder"
exit $code`;
  return { file: '/bin/sh', args: ['-c', script, 'sh', removeAtEnd, file, ...args] };
}

/** Sends a signal to a group that was started through `sudo -n`. */
export async function signalBySudo(group: number, signal: NodeJS.Signals): Promise<void> {
  // Not the run's own signal: a cancelled run ends its children this way.
  await runToEnd({
    file: 'sudo',
    args: ['-n', 'kill', '-s', signal.replace(/^SIG/, ''), '--', `-${group}`],
    env: { PATH: SYSTEM_PATH },
    signal: AbortSignal.timeout(KILL_TIMEOUT_MS),
    scrub: (text) => text,
  }).catch(() => {});
}
